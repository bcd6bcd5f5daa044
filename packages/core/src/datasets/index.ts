import type { DatasetId } from '../model';
import { applications } from './applications';
import { authenticationMethodsPolicy } from './authenticationMethodsPolicy';
import { authorizationPolicy } from './authorizationPolicy';
import { conditionalAccessPolicies } from './conditionalAccessPolicies';
import { devices } from './devices';
import { directoryAudits } from './directoryAudits';
import { domains } from './domains';
import { groups } from './groups';
import { namedLocations } from './namedLocations';
import { oauth2PermissionGrants } from './oauth2PermissionGrants';
import { organization } from './organization';
import { riskyUsers } from './riskyUsers';
import { roleAssignmentScheduleInstances } from './roleAssignmentScheduleInstances';
import { roleAssignments } from './roleAssignments';
import { roleDefinitions } from './roleDefinitions';
import { roleEligibilityScheduleInstances } from './roleEligibilityScheduleInstances';
import { securityDefaults } from './securityDefaults';
import { servicePrincipals } from './servicePrincipals';
import { signIns } from './signIns';
import { subscribedSkus } from './subscribedSkus';
import { userRegistrationDetails } from './userRegistrationDetails';
import { userSignInActivity } from './userSignInActivity';
import { users } from './users';
import type { Dataset } from './dataset';

export type {
  Dataset,
  CollectMode,
  DatasetNeeds,
  Fallback,
  Licence,
} from './dataset';
export { GraphShapeError } from './parser';

/** The collection plan: what is read, in the order in which each workload reads it. */
export const datasets: readonly Dataset[] = [
  organization,
  subscribedSkus,
  users,
  userSignInActivity,
  groups,
  roleDefinitions,
  roleAssignments,
  roleAssignmentScheduleInstances,
  roleEligibilityScheduleInstances,
  conditionalAccessPolicies,
  namedLocations,
  securityDefaults,
  authorizationPolicy,
  authenticationMethodsPolicy,
  userRegistrationDetails,
  riskyUsers,
  servicePrincipals,
  applications,
  oauth2PermissionGrants,
  devices,
  domains,
  signIns,
  directoryAudits,
] as readonly Dataset<any>[];

/** A dataset by its id. */
export function dataset<K extends DatasetId>(id: K): Dataset<K> {
  return datasets.find(each => each.id === id) as unknown as Dataset<K>;
}
