import type { TenantFacts } from '../../model';
import type { Actor } from './auditRecord';

const pimNames = ['ms-pim', 'ms-pim-fairfax'];

/** Microsoft's services that write to a tenant of their own accord, by the names that records give them. */
const serviceNames = new Set([
  ...pimNames,
  'azure ad cloud sync',
  'azure ad identity governance - entitlement management',
  'azure ad identity governance - user management',
  'device registration service',
  'intune compliance client prod',
  'managed service identity',
  'microsoft.azure.syncfabric',
  'microsoft approval management',
  'microsoft azure ad internal - jit provisioning',
  'microsoft azure ad group-based licensing',
  'microsoft intune',
  'microsoft substrate management',
]);

/**
 * Records of apps hold no client id, and anybody can call an app of theirs as Microsoft's: a name counts only where the
 * app holds no privilege in this tenant, for Microsoft's services need none and an intruder's app does.
 */
function is(
  names: { has(name: string): boolean },
  by: Actor | undefined,
  tenant: TenantFacts,
): boolean {
  return (
    by?.kind === 'servicePrincipal' &&
    names.has(by.name.toLowerCase()) &&
    tenant.tierOf(by.id) === undefined
  );
}

/** Privileged Identity Management, which writes each of its assignments and activations into the directory once more. */
export function isPim(by: Actor | undefined, tenant: TenantFacts): boolean {
  return is(new Set(pimNames), by, tenant);
}

export function isMicrosoftService(
  by: Actor | undefined,
  tenant: TenantFacts,
): boolean {
  return is(serviceNames, by, tenant);
}

/** The account of the on-premises synchronization: `Sync_` with the server's name, or by its display name. */
export function isSyncAccount(by: Actor | undefined): boolean {
  return (
    by?.kind === 'user' &&
    /^(sync_|adtoaadsyncserviceaccount|on-premises directory synchronization)/i.test(
      by.name,
    )
  );
}
