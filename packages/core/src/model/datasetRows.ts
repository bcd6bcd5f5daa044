import type {
  Application,
  ApplicationFederatedCredentials,
  OAuth2PermissionGrant,
  Owners,
} from './appEntities';
import type {
  BetaSignIn,
  PerUserMfa,
  ServicePrincipalSignInActivity,
} from './betaSignIn';
import {
  AuthorizationPolicy,
  ConditionalAccessPolicy,
  Group,
  NamedLocation,
  OnPremisesSynchronization,
  Organization,
  RiskyUser,
  RoleAssignment,
  RoleDefinition,
  RoleScheduleInstance,
  Row,
  SecurityDefaults,
  ServicePrincipal,
  SubscribedSku,
  User,
  UserRegistrationDetails,
  UserSignInActivity,
} from './entities';
import {
  AccessReviewDefinition,
  AdminConsentRequestPolicy,
  AdministrativeUnit,
  AppRoleAssignment,
  AuthenticationStrength,
  CrossTenantAccessDefault,
  CrossTenantAccessPartner,
  DefaultAppManagementPolicy,
  DeviceRegistrationPolicy,
  PermissionGrantPolicy,
  RoleManagementPolicyAssignment,
} from './policyEntities';
import { RiskDetection, RiskyServicePrincipal } from './riskEntities';
import type { SharedItem } from './sharedItem';
import type { SignIn } from './signIn';
import {
  Device,
  DeviceCompliancePolicy,
  DeviceManagement,
  InboxRule,
  ManagedDevice,
  SecureScore,
  SharePointSettings,
  Site,
  Team,
} from './serviceEntities';

/**
 * Which row each dataset holds. Kept with the plain types so that a check can name a dataset without importing how
 * it is collected.
 */
export interface DatasetRows {
  organization: Organization;
  subscribedSkus: SubscribedSku;
  users: User;
  userSignInActivity: UserSignInActivity;
  groups: Group;
  roleDefinitions: RoleDefinition;
  roleAssignments: RoleAssignment;
  roleAssignmentScheduleInstances: RoleScheduleInstance;
  roleEligibilityScheduleInstances: RoleScheduleInstance;
  conditionalAccessPolicies: ConditionalAccessPolicy;
  namedLocations: NamedLocation;
  securityDefaults: SecurityDefaults;
  authorizationPolicy: AuthorizationPolicy;
  adminConsentRequestPolicy: AdminConsentRequestPolicy;
  defaultAppManagementPolicy: DefaultAppManagementPolicy;
  userRegistrationDetails: UserRegistrationDetails;
  riskyUsers: RiskyUser;
  servicePrincipals: ServicePrincipal;
  signIns: SignIn;
  nonInteractiveSignIns: BetaSignIn;
  servicePrincipalSignIns: BetaSignIn;
  managedIdentitySignIns: BetaSignIn;
  perUserMfa: PerUserMfa;
  servicePrincipalSignInActivities: ServicePrincipalSignInActivity;
  managedDevices: ManagedDevice;
  deviceCompliancePolicies: DeviceCompliancePolicy;
  deviceManagementSettings: DeviceManagement;
  teams: Team;
  secureScores: SecureScore;
  sharePointSettings: SharePointSettings;
  sites: Site;
  sharedItems: SharedItem;
  inboxRules: InboxRule;
  riskDetections: RiskDetection;
  riskyServicePrincipals: RiskyServicePrincipal;
  authenticationStrengths: AuthenticationStrength;
  crossTenantAccessPolicyDefault: CrossTenantAccessDefault;
  crossTenantAccessPolicyPartners: CrossTenantAccessPartner;
  permissionGrantPolicies: PermissionGrantPolicy;
  deviceRegistrationPolicy: DeviceRegistrationPolicy;
  administrativeUnits: AdministrativeUnit;
  roleManagementPolicyAssignments: RoleManagementPolicyAssignment;
  accessReviewDefinitions: AccessReviewDefinition;
  graphAppRoleAssignments: AppRoleAssignment;
  applications: Application;
  oauth2PermissionGrants: OAuth2PermissionGrant;
  applicationOwners: Owners;
  servicePrincipalOwners: Owners;
  applicationFederatedCredentials: ApplicationFederatedCredentials;
  // Datasets that are declared and parsed, and not yet read by a check, keep Graph's own shape.
  devices: Device;
  directoryAudits: Row & Record<string, unknown>;
  domains: Row & Record<string, unknown>;
  onPremisesSynchronization: OnPremisesSynchronization;
  authenticationMethodsPolicy: Row & Record<string, unknown>;
}

export type DatasetId = keyof DatasetRows & string;

/** A directed relation that comes inline with a dataset, such as the members of a group. */
export interface Relation {
  from: string;
  to: string;
  /** Graph's type of the target without the namespace: `user`, `group`, `servicePrincipal`, `device`. */
  toType: string;
}

export type RelationName =
  | 'users.manager'
  | 'groups.members'
  | 'groups.owners'
  | 'administrativeUnits.members';
