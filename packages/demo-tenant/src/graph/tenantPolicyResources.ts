import type { Resource } from './resource';
import { directory, pim, roles, selectOnly, small } from './resourceRules';

const readers = [roles.globalReader, roles.securityReader];
const crossTenantReaders = [...readers, roles.securityAdministrator];
const deviceReaders = [roles.globalReader, roles.cloudDeviceAdministrator];

export const tenantPolicyResources: readonly Resource[] = [
  {
    path: '/policies/authenticationStrengthPolicies',
    access: {
      ...directory('Policy.Read.AuthenticationMethod', 'Policy.Read.All'),
      roles: [
        roles.conditionalAccess,
        roles.securityReader,
        roles.securityAdministrator,
      ],
    },
    throttle: 'directory',
    cost: 1,
    query: { ...small, options: ['$select', '$filter', '$skiptoken'] },
    filters: { policyType: ['eq'] },
    source: {
      kind: 'list',
      of: data => data.tenantPolicies.authenticationStrengths,
    },
  },
  {
    path: '/policies/crossTenantAccessPolicy/default',
    access: { ...directory('Policy.Read.All'), roles: crossTenantReaders },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    withoutId: true,
    source: {
      kind: 'single',
      of: data => data.tenantPolicies.crossTenantDefault,
    },
  },
  {
    path: '/policies/crossTenantAccessPolicy/partners',
    access: { ...directory('Policy.Read.All'), roles: crossTenantReaders },
    throttle: 'directory',
    cost: 1,
    query: { ...small, options: ['$select', '$filter', '$skiptoken'] },
    filters: { tenantId: ['eq'] },
    withoutId: true,
    source: {
      kind: 'list',
      of: data => data.tenantPolicies.crossTenantPartners,
    },
  },
  {
    // Policy.Read.All does not open it.
    path: '/policies/permissionGrantPolicies',
    access: { ...directory('Policy.Read.PermissionGrant'), roles: readers },
    throttle: 'directory',
    cost: 1,
    query: { ...small, options: ['$select', '$filter', '$skiptoken'] },
    filters: { id: ['eq'] },
    source: { kind: 'list', of: data => data.tenantPolicies.permissionGrants },
  },
  {
    path: '/policies/adminConsentRequestPolicy',
    access: {
      ...directory('Policy.Read.All', 'Directory.Read.All'),
      roles: [
        roles.globalReader,
        roles.cloudApplicationAdministrator,
        roles.applicationAdministrator,
      ],
    },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    withoutId: true,
    source: { kind: 'single', of: data => data.tenantPolicies.adminConsent },
  },
  {
    path: '/policies/defaultAppManagementPolicy',
    access: {
      ...directory('Policy.Read.All'),
      roles: [
        roles.globalReader,
        roles.cloudApplicationAdministrator,
        roles.applicationAdministrator,
      ],
    },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    source: { kind: 'single', of: data => data.tenantPolicies.appManagement },
  },
  {
    // Policy.Read.All opens it to a person, and not to an application.
    path: '/policies/deviceRegistrationPolicy',
    access: {
      ...directory('Policy.Read.DeviceConfiguration'),
      roles: deviceReaders,
    },
    delegated: {
      ...directory('Policy.Read.DeviceConfiguration', 'Policy.Read.All'),
      roles: deviceReaders,
    },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    source: {
      kind: 'single',
      of: data => data.tenantPolicies.deviceRegistration,
    },
  },
  {
    path: '/directory/onPremisesSynchronization',
    access: {
      ...directory('OnPremDirectorySynchronization.Read.All'),
      // Of people it is open to Global Administrators, and to no lesser role.
      roles: [],
    },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    source: { kind: 'list', of: data => data.onPremisesSynchronization },
  },
  {
    path: '/identityGovernance/accessReviews/definitions',
    access: {
      ...pim('AccessReview.Read.All'),
      roles: [
        roles.securityReader,
        roles.securityAdministrator,
        roles.identityGovernanceAdministrator,
      ],
    },
    throttle: 'directory',
    cost: 1,
    query: {
      options: [
        '$select',
        '$filter',
        '$top',
        '$orderby',
        '$skip',
        '$skiptoken',
      ],
      page: { default: 100, max: 100 },
    },
    source: { kind: 'list', of: data => data.accessReviews },
  },
  {
    path: '/policies/roleManagementPolicyAssignments',
    access: pim('RoleManagement.Read.Directory', 'RoleManagement.Read.All'),
    delegated: pim(
      'RoleManagementPolicy.Read.Directory',
      'RoleManagement.Read.Directory',
      'RoleManagement.Read.All',
    ),
    throttle: 'directory',
    cost: 1,
    query: {
      ...small,
      options: ['$select', '$filter', '$expand', '$skiptoken'],
      expansions: ['policy($expand=rules)', 'policy'],
      filterRequired: true,
    },
    filters: {
      scopeId: ['eq'],
      scopeType: ['eq'],
      roleDefinitionId: ['eq'],
    },
    source: { kind: 'list', of: data => data.rolePolicies },
  },
];
