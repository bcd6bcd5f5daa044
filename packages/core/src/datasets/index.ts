import type { DatasetId } from '../model';
import { accessReviewDefinitions } from './accessReviewDefinitions';
import { administrativeUnits } from './administrativeUnits';
import { applicationFederatedCredentials } from './applicationFederatedCredentials';
import { applicationOwners } from './applicationOwners';
import { applications } from './applications';
import { authenticationMethodsPolicy } from './authenticationMethodsPolicy';
import { authenticationStrengths } from './authenticationStrengths';
import { adminConsentRequestPolicy } from './adminConsentRequestPolicy';
import { authorizationPolicy } from './authorizationPolicy';
import { conditionalAccessPolicies } from './conditionalAccessPolicies';
import { crossTenantAccessPolicyDefault } from './crossTenantAccessPolicyDefault';
import { crossTenantAccessPolicyPartners } from './crossTenantAccessPolicyPartners';
import { defaultAppManagementPolicy } from './defaultAppManagementPolicy';
import { deviceCompliancePolicies } from './deviceCompliancePolicies';
import { deviceManagementSettings } from './deviceManagementSettings';
import { deviceRegistrationPolicy } from './deviceRegistrationPolicy';
import { devices } from './devices';
import { directoryAudits } from './directoryAudits';
import { domains } from './domains';
import { graphAppRoleAssignments } from './graphAppRoleAssignments';
import { groups } from './groups';
import { inboxRules } from './inboxRules';
import { interactiveSignInsOfBeta } from './interactiveSignInsOfBeta';
import { managedDevices } from './managedDevices';
import { managedIdentitySignIns } from './managedIdentitySignIns';
import { namedLocations } from './namedLocations';
import { nonInteractiveSignIns } from './nonInteractiveSignIns';
import { oauth2PermissionGrants } from './oauth2PermissionGrants';
import { onPremisesSynchronization } from './onPremisesSynchronization';
import { organization } from './organization';
import { perUserMfa } from './perUserMfa';
import { permissionGrantPolicies } from './permissionGrantPolicies';
import { riskDetections } from './riskDetections';
import { riskyServicePrincipals } from './riskyServicePrincipals';
import { riskyUsers } from './riskyUsers';
import { roleAssignments } from './roleAssignments';
import { roleAssignmentScheduleInstances } from './roleAssignmentScheduleInstances';
import { roleDefinitions } from './roleDefinitions';
import { roleEligibilityScheduleInstances } from './roleEligibilityScheduleInstances';
import { roleManagementPolicyAssignments } from './roleManagementPolicyAssignments';
import { securityDefaults } from './securityDefaults';
import { servicePrincipalOwners } from './servicePrincipalOwners';
import { servicePrincipals } from './servicePrincipals';
import { servicePrincipalSignInActivities } from './servicePrincipalSignInActivities';
import { servicePrincipalSignIns } from './servicePrincipalSignIns';
import { sharedItems } from './sharedItems';
import { secureScores } from './secureScores';
import { sharePointSettings } from './sharePointSettings';
import { signIns } from './signIns';
import { sites } from './sites';
import { subscribedSkus } from './subscribedSkus';
import { teams } from './teams';
import { userRegistrationDetails } from './userRegistrationDetails';
import { users } from './users';
import { userSignInActivity } from './userSignInActivity';
import type { Dataset } from './dataset';

export type {
  Dataset,
  CollectMode,
  DatasetNeeds,
  Fallback,
  Licence,
} from './dataset';
export { GraphShapeError } from './parser';

/** The collection plan: what is always read, in the order in which each workload reads it. */
export const datasets: readonly Dataset[] = [
  organization,
  subscribedSkus,
  users,
  userSignInActivity,
  groups,
  administrativeUnits,
  roleDefinitions,
  roleAssignments,
  roleAssignmentScheduleInstances,
  roleEligibilityScheduleInstances,
  roleManagementPolicyAssignments,
  accessReviewDefinitions,
  conditionalAccessPolicies,
  namedLocations,
  securityDefaults,
  authorizationPolicy,
  adminConsentRequestPolicy,
  defaultAppManagementPolicy,
  authenticationMethodsPolicy,
  authenticationStrengths,
  crossTenantAccessPolicyDefault,
  crossTenantAccessPolicyPartners,
  permissionGrantPolicies,
  deviceRegistrationPolicy,
  userRegistrationDetails,
  riskyUsers,
  riskDetections,
  riskyServicePrincipals,
  servicePrincipals,
  applications,
  servicePrincipalOwners,
  applicationOwners,
  applicationFederatedCredentials,
  oauth2PermissionGrants,
  graphAppRoleAssignments,
  devices,
  managedDevices,
  deviceCompliancePolicies,
  deviceManagementSettings,
  domains,
  onPremisesSynchronization,
  secureScores,
  sharePointSettings,
  sites,
  sharedItems,
  teams,
  inboxRules,
  signIns,
  directoryAudits,
] as readonly Dataset<any>[];

/** What is read only where it is asked for, after everything else: beta alone has it, and much of it costs others quota. */
export const optionalDatasets: readonly Dataset[] = [
  servicePrincipalSignInActivities,
  perUserMfa,
  nonInteractiveSignIns,
  servicePrincipalSignIns,
  managedIdentitySignIns,
] as readonly Dataset<any>[];

/** The collection plan with what is asked for besides; `signIns` stands for the interactive ones as beta tells them. */
export function plannedDatasets(
  optedIn: readonly DatasetId[] = [],
): readonly Dataset[] {
  return [
    ...datasets.map(each =>
      each.id === 'signIns' && optedIn.includes('signIns')
        ? (interactiveSignInsOfBeta as Dataset<any>)
        : each,
    ),
    ...optionalDatasets.filter(({ id }) => optedIn.includes(id)),
  ];
}

/** A dataset by its id. */
export function dataset<K extends DatasetId>(id: K): Dataset<K> {
  return [...datasets, ...optionalDatasets].find(
    each => each.id === id,
  ) as unknown as Dataset<K>;
}
