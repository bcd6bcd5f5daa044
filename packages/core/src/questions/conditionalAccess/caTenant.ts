import { isAdministratorRole } from '../../checks/ca/signIns';
import { appBundles } from '../../conditionalAccess/appBundles';
import {
  isReadable,
  readRoleHoldings,
  readTenant,
  tenantCoverage,
  tenantNeeds,
  tenantUses,
  type RoleHoldings,
  type TenantCoverage,
  type TenantRows,
} from '../../conditionalAccess/tenant';
import type { ConditionalAccessPolicy } from '../../model';
import { KeptReads } from '../KeptReads';
import { cleanLabel } from '../label';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';

/** A tenant as the questions about Conditional Access need it: coverage, and what things are called. */
export interface CaTenantModel {
  coverage: TenantCoverage;
  /** Names of apps that policies name, by client id in lower case. Tenant text. */
  appNames: ReadonlyMap<string, string>;
  roles: RoleHoldings;
  /** What roles are called, by template id. */
  roleNames: ReadonlyMap<string, string>;
}

export const caDatasets = [...tenantNeeds, ...tenantUses] as const;

const kept = new KeptReads<CaTenantModel>(caDatasets, 4);

/**
 * The tenant, read once for each state of its data: what is asked next is answered from it. Few tenants are kept at a
 * time. `undefined` when what coverage needs cannot be read.
 */
export function caTenantOf(
  context: QuestionContext,
  scope: Scope,
): Promise<CaTenantModel> | undefined {
  if (tenantNeeds.some(need => scope.completeness(need).state !== 'complete'))
    return undefined;
  return kept.of(
    context,
    scope,
    { also: JSON.stringify(context.declarations?.breakGlassAccounts) },
    () => read(context, scope),
  );
}

async function read(
  { stores, declarations }: QuestionContext,
  scope: Scope,
): Promise<CaTenantModel> {
  const { id } = scope.connection;
  const from: TenantRows = {
    rows: (dataset, of) => stores.rows.stream(id, dataset, of),
    relations: (name, of) => stores.rows.relations(id, name, of),
    completeness: scope.completeness,
  };
  const isPrivileged = isAdministratorRole;
  const reading = await readTenant(from, {
    isPrivileged,
    breakGlassAccounts: declarations?.breakGlassAccounts ?? [],
  });
  const appNames = new Map<string, string>();
  const named = appsIn(reading.policies);
  if (
    named.size &&
    scope.completeness('servicePrincipals').state === 'complete'
  )
    for await (const { appId, displayName } of stores.rows.stream(
      id,
      'servicePrincipals',
    ))
      if (appId && displayName && named.has(appId.toLowerCase()))
        appNames.set(appId.toLowerCase(), cleanLabel(displayName));
  return {
    coverage: tenantCoverage(reading),
    appNames,
    roles: await readRoleHoldings(from, { isPrivileged }),
    roleNames: await roleNames(from),
  };
}

async function roleNames(from: TenantRows): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  if (!isReadable(from, 'roleDefinitions')) return names;
  for await (const { id, templateId, displayName } of from.rows(
    'roleDefinitions',
  ))
    names.set(templateId ?? id, cleanLabel(displayName ?? id));
  return names;
}

function appsIn(policies: readonly ConditionalAccessPolicy[]): Set<string> {
  return new Set(
    [
      ...policies.flatMap(({ conditions }) => [
        ...(conditions?.applications?.includeApplications ?? []),
        ...(conditions?.applications?.excludeApplications ?? []),
      ]),
      ...Object.values(appBundles).flat(),
    ].map(each => each.toLowerCase()),
  );
}

/** What a policy is called; those that stand beside Conditional Access have names of our own. */
export function policyLabel(
  policies: readonly ConditionalAccessPolicy[],
  id: string,
): string {
  return cleanLabel(policies.find(each => each.id === id)?.displayName ?? id);
}
