import { dataset, datasets } from '../datasets';
import type { CheckFamily, DatasetId, RelationName } from '../model';

/** Which datasets' changes belong to an area of the product. Sign-ins and audits are events: they happen, and change not. */
export const changeAreas: Readonly<Record<CheckFamily, readonly DatasetId[]>> =
  {
    ca: [
      'conditionalAccessPolicies',
      'namedLocations',
      'authenticationStrengths',
      'securityDefaults',
    ],
    auth: ['authenticationMethodsPolicy', 'userRegistrationDetails'],
    priv: [
      'roleAssignments',
      'roleAssignmentScheduleInstances',
      'roleEligibilityScheduleInstances',
      'roleDefinitions',
      'roleManagementPolicyAssignments',
      'accessReviewDefinitions',
    ],
    app: [
      'applications',
      'applicationOwners',
      'applicationFederatedCredentials',
      'servicePrincipals',
      'servicePrincipalOwners',
      'oauth2PermissionGrants',
      'graphAppRoleAssignments',
      'permissionGrantPolicies',
      'adminConsentRequestPolicy',
      'defaultAppManagementPolicy',
    ],
    guest: [
      'authorizationPolicy',
      'crossTenantAccessPolicyDefault',
      'crossTenantAccessPolicyPartners',
    ],
    tenant: [
      'organization',
      'domains',
      'onPremisesSynchronization',
      'subscribedSkus',
    ],
    user: [
      'users',
      'groups',
      'administrativeUnits',
      'riskyUsers',
      'riskDetections',
      'riskyServicePrincipals',
    ],
    device: [
      'devices',
      'managedDevices',
      'deviceCompliancePolicies',
      'deviceManagementSettings',
      'deviceRegistrationPolicy',
    ],
    mail: ['inboxRules', 'secureScores'],
    spo: ['sharePointSettings', 'sites', 'sharedItems', 'teams'],
    sig: [],
    aud: [],
    cmp: [],
    custom: [],
  };

/** Everything whose changes are history. */
export const changing: readonly DatasetId[] = datasets
  .filter(
    ({ collect, history }) => collect.kind !== 'window' && history !== 'none',
  )
  .map(({ id }) => id);

const relationTitles: Partial<Record<RelationName, string>> = {
  'users.manager': 'Managers of people',
  'groups.members': 'Members of groups',
  'groups.owners': 'Owners of groups',
  'administrativeUnits.members': 'Members of administrative units',
};

export function titleOf(of: DatasetId | RelationName): string {
  return of.includes('.')
    ? (relationTitles[of as RelationName] ?? of)
    : dataset(of as DatasetId).title;
}
