import type { ConditionalAccessPolicy } from '../model';
import type { CaTenant } from './signIn';

export type InconsistencyKind =
  | 'securityDefaultsBesidePolicies'
  | 'registerDeviceTwice'
  | 'includedGroupDeleted'
  | 'everyoneBlocked'
  | 'strengthNotMultifactor'
  | 'userActionUnknown';

export interface Inconsistency {
  kind: InconsistencyKind;
  policyId?: string;
  /** The id concerned: a group, an action, a combination. */
  subject?: string;
}

/**
 * What in a set of policies contradicts itself or the tenant. An excluded group that is gone harms nobody and is not named.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#user-actions
 */
export function inconsistencies(
  policies: readonly ConditionalAccessPolicy[],
  tenant: CaTenant,
): Inconsistency[] {
  const found: Inconsistency[] = [];
  const enabled = policies.filter(policy => policy.state === 'enabled');
  if (tenant.securityDefaultsEnabled && enabled.length)
    found.push({ kind: 'securityDefaultsBesidePolicies' });
  for (const { id: policyId, conditions, grantControls } of enabled) {
    const { users, applications } = conditions ?? {};
    for (const action of applications?.includeUserActions ?? []) {
      if (action === 'urn:user:registerdevice') {
        if (tenant.registerDeviceRequiresMfa)
          found.push({ kind: 'registerDeviceTwice', policyId });
      } else if (action !== 'urn:user:registersecurityinfo')
        found.push({ kind: 'userActionUnknown', policyId, subject: action });
    }
    for (const subject of users?.includeGroups ?? [])
      if (tenant.groupIds && !tenant.groupIds.has(subject))
        found.push({ kind: 'includedGroupDeleted', policyId, subject });
    const excluded = Object.entries(users ?? {}).some(
      ([name, list]) =>
        name.startsWith('exclude') && Array.isArray(list) && list.length,
    );
    if (
      grantControls?.builtInControls?.includes('block') &&
      users?.includeUsers?.includes('All') &&
      !excluded
    )
      found.push({ kind: 'everyoneBlocked', policyId });
    for (const subject of grantControls?.authenticationStrength
      ?.allowedCombinations ?? [])
      if (/^(password|sms|x509CertificateSingleFactor)$/.test(subject))
        found.push({ kind: 'strengthNotMultifactor', policyId, subject });
  }
  return found;
}
