import type { AccessRule } from './access';
import type { QueryRules } from './query';
import type { Resource } from './resource';

const roles = {
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  conditionalAccess: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
};

const directory = (...permissions: string[]): AccessRule => ({
  family: 'directory',
  permissions: permissions.map(permission => [permission]),
});
const premium = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];
const reports: AccessRule = {
  family: 'reports',
  permissions: [['AuditLog.Read.All']],
  licences: premium,
  roles: [roles.reportsReader, roles.securityReader, roles.globalReader],
};
const pim = (...permissions: string[]): AccessRule => ({
  family: 'pim',
  permissions: permissions.map(permission => [permission]),
  licences: ['AAD_PREMIUM_P2'],
  roles: [roles.globalReader, roles.securityReader, roles.securityOperator],
});
const policyRead: AccessRule = {
  family: 'conditionalAccess',
  permissions: [['Policy.Read.All']],
  roles: [roles.globalReader, roles.securityReader, roles.conditionalAccess],
};

const paged: QueryRules = {
  options: [
    '$select',
    '$filter',
    '$top',
    '$count',
    '$expand',
    '$orderby',
    '$search',
    '$skiptoken',
  ],
  page: { default: 100, max: 999 },
};
/** `$top`, `$orderby`, `$expand` and `$search` are refused; the page is widened by the Prefer header. */
const delta: QueryRules = {
  options: ['$select', '$filter', '$skiptoken', '$deltatoken'],
  page: { default: 200, max: 999 },
};
const small: QueryRules = {
  options: [
    '$select',
    '$filter',
    '$top',
    '$count',
    '$orderby',
    '$skip',
    '$expand',
    '$skiptoken',
  ],
  page: { default: 100, max: 999 },
};
const selectOnly: QueryRules = {
  options: ['$select'],
  page: { default: 999, max: 999 },
};

const byId = { id: ['eq'] } as const;

/**
 * What is emulated. Permissions, page sizes, filters and units are those of each page of the reference.
 *
 * @see https://learn.microsoft.com/graph/api/overview?view=graph-rest-1.0
 */
export const resources: readonly Resource[] = [
  {
    path: '/organization',
    access: directory(
      'Organization.Read.All',
      'Directory.Read.All',
      'User.Read.All',
    ),
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    source: { kind: 'collectionOfOne', of: data => data.organization },
  },
  {
    path: '/subscribedSkus',
    access: directory('Organization.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 3,
    query: selectOnly,
    source: { kind: 'list', of: data => data.subscribedSkus },
  },
  {
    path: '/domains',
    access: directory('Domain.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 1,
    query: { ...selectOnly, options: ['$select', '$top'] },
    source: { kind: 'list', of: data => data.domains },
  },
  {
    path: '/users',
    access: directory('User.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 2,
    query: paged,
    filters: {
      id: ['eq'],
      accountEnabled: ['eq'],
      userType: ['eq'],
      userPrincipalName: ['eq', 'startswith'],
      displayName: ['eq', 'startswith'],
      mail: ['eq', 'startswith'],
      'signInActivity/lastSignInDateTime': ['eq', 'ge', 'le'],
      'signInActivity/lastSuccessfulSignInDateTime': ['eq', 'ge', 'le'],
    },
    defaults: [
      'id',
      'displayName',
      'givenName',
      'surname',
      'userPrincipalName',
      'mail',
      'jobTitle',
      'mobilePhone',
      'businessPhones',
      'officeLocation',
      'preferredLanguage',
    ],
    costly: {
      property: 'signInActivity',
      page: 500,
      throttle: 'signInActivity',
      access: {
        ...reports,
        permissions: [
          ['AuditLog.Read.All', 'User.Read.All'],
          ['AuditLog.Read.All', 'Directory.Read.All'],
        ],
      },
    },
    source: { kind: 'list', of: data => data.users },
  },
  {
    path: '/users/delta',
    access: directory('User.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 2,
    query: delta,
    filters: byId,
    source: { kind: 'delta', of: data => data.users },
  },
  {
    path: '/groups',
    access: directory(
      'GroupMember.Read.All',
      'Group.Read.All',
      'Directory.Read.All',
    ),
    throttle: 'directory',
    cost: 1,
    query: paged,
    filters: {
      id: ['eq'],
      displayName: ['eq', 'startswith'],
      securityEnabled: ['eq'],
      mailEnabled: ['eq'],
      isAssignableToRole: ['eq'],
    },
    source: { kind: 'list', of: data => data.groups },
  },
  {
    path: '/groups/delta',
    access: directory(
      'GroupMember.Read.All',
      'Group.Read.All',
      'Directory.Read.All',
    ),
    throttle: 'directory',
    cost: 1,
    query: delta,
    filters: byId,
    source: { kind: 'delta', of: data => data.groups, relations: true },
  },
  {
    path: '/servicePrincipals',
    access: directory('Application.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 1,
    query: paged,
    filters: {
      id: ['eq'],
      appId: ['eq'],
      displayName: ['eq', 'startswith'],
      accountEnabled: ['eq'],
    },
    source: { kind: 'list', of: data => data.apps.servicePrincipals },
  },
  {
    path: '/servicePrincipals/delta',
    access: directory('Application.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 1,
    query: delta,
    filters: byId,
    source: { kind: 'delta', of: data => data.apps.servicePrincipals },
  },
  {
    path: '/applications',
    access: directory('Application.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 2,
    query: paged,
    filters: { id: ['eq'], appId: ['eq'], displayName: ['eq', 'startswith'] },
    source: { kind: 'list', of: data => data.apps.applications },
  },
  {
    path: '/applications/delta',
    access: directory('Application.Read.All', 'Directory.Read.All'),
    throttle: 'directory',
    cost: 2,
    query: delta,
    filters: byId,
    source: { kind: 'delta', of: data => data.apps.applications },
  },
  {
    // Application.Read.All is not enough here.
    path: '/oauth2PermissionGrants',
    access: directory('Directory.Read.All'),
    throttle: 'directory',
    cost: 2,
    query: { ...paged, options: ['$select', '$filter', '$top', '$skiptoken'] },
    filters: {
      clientId: ['eq'],
      consentType: ['eq'],
      principalId: ['eq'],
      resourceId: ['eq'],
    },
    source: { kind: 'list', of: data => data.apps.grants },
  },
  {
    path: '/devices/delta',
    access: directory('Device.Read.All'),
    throttle: 'directory',
    cost: 1,
    query: delta,
    filters: byId,
    source: { kind: 'delta', of: data => data.devices },
  },
  {
    path: '/roleManagement/directory/roleDefinitions',
    access: {
      ...directory('RoleManagement.Read.Directory', 'Directory.Read.All'),
      roles: [roles.directoryReaders, roles.globalReader],
    },
    throttle: 'directory',
    cost: 1,
    query: small,
    filters: {
      id: ['eq'],
      displayName: ['eq', 'startswith'],
      isBuiltIn: ['eq'],
    },
    source: { kind: 'list', of: data => data.roles.definitions },
  },
  {
    path: '/roleManagement/directory/roleAssignments',
    access: {
      ...directory('RoleManagement.Read.Directory', 'Directory.Read.All'),
      roles: [roles.directoryReaders, roles.globalReader],
    },
    throttle: 'directory',
    cost: 1,
    query: small,
    filters: {
      roleDefinitionId: ['eq'],
      principalId: ['eq'],
      directoryScopeId: ['eq'],
    },
    source: { kind: 'list', of: data => data.roles.assignments },
  },
  {
    // Directory.Read.All does not open it.
    path: '/roleManagement/directory/roleAssignmentScheduleInstances',
    access: pim(
      'RoleAssignmentSchedule.Read.Directory',
      'RoleManagement.Read.Directory',
    ),
    throttle: 'directory',
    cost: 1,
    query: {
      ...small,
      options: ['$select', '$filter', '$expand', '$skiptoken'],
    },
    filters: {
      roleDefinitionId: ['eq'],
      principalId: ['eq'],
      assignmentType: ['eq'],
    },
    source: { kind: 'list', of: data => data.roles.assignmentInstances },
  },
  {
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    access: pim(
      'RoleEligibilitySchedule.Read.Directory',
      'RoleManagement.Read.Directory',
    ),
    throttle: 'directory',
    cost: 1,
    query: {
      ...small,
      options: ['$select', '$filter', '$expand', '$skiptoken'],
    },
    filters: { roleDefinitionId: ['eq'], principalId: ['eq'] },
    source: { kind: 'list', of: data => data.roles.eligibilityInstances },
  },
  {
    path: '/identity/conditionalAccess/policies',
    access: policyRead,
    throttle: 'identityProtection',
    cost: 1,
    query: {
      ...small,
      options: [
        '$select',
        '$filter',
        '$top',
        '$skip',
        '$count',
        '$orderby',
        '$skiptoken',
      ],
    },
    filters: { id: ['eq'], displayName: ['eq'], state: ['eq'] },
    // A tenant without Premium has been seen to answer with an empty list.
    source: {
      kind: 'list',
      of: data => data.policies.conditionalAccess,
      without: licensed => !premium.some(plan => licensed.has(plan)),
    },
  },
  {
    path: '/identity/conditionalAccess/namedLocations',
    access: policyRead,
    throttle: 'identityProtection',
    cost: 1,
    query: {
      ...small,
      options: [
        '$select',
        '$filter',
        '$top',
        '$skip',
        '$count',
        '$orderby',
        '$skiptoken',
      ],
    },
    filters: { id: ['eq'], displayName: ['eq'] },
    source: {
      kind: 'list',
      of: data => data.policies.namedLocations,
      without: licensed => !premium.some(plan => licensed.has(plan)),
    },
  },
  {
    path: '/policies/identitySecurityDefaultsEnforcementPolicy',
    access: {
      ...directory('Policy.Read.All'),
      roles: [roles.globalReader, roles.securityReader],
    },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    source: { kind: 'single', of: data => data.policies.securityDefaults },
  },
  {
    path: '/policies/authorizationPolicy',
    access: {
      ...directory('Policy.Read.All'),
      roles: [roles.globalReader, roles.securityReader],
    },
    throttle: 'directory',
    cost: 1,
    query: selectOnly,
    source: { kind: 'single', of: data => data.policies.authorization },
  },
  {
    path: '/policies/authenticationMethodsPolicy',
    access: {
      ...directory('Policy.Read.AuthenticationMethod', 'Policy.Read.All'),
      roles: [roles.globalReader, roles.securityReader],
    },
    throttle: 'directory',
    cost: 1,
    query: { ...selectOnly, options: ['$select', '$expand'] },
    source: { kind: 'single', of: data => data.policies.authenticationMethods },
  },
  {
    path: '/reports/authenticationMethods/userRegistrationDetails',
    access: reports,
    throttle: 'reports',
    cost: 1,
    query: {
      options: ['$filter', '$orderby', '$top', '$skiptoken'],
      page: { default: 1000, max: 1000 },
    },
    filters: {
      id: ['eq'],
      isAdmin: ['eq'],
      isMfaCapable: ['eq'],
      isMfaRegistered: ['eq'],
      userPrincipalName: ['eq', 'startswith'],
      userType: ['eq'],
    },
    source: { kind: 'list', of: data => data.registration },
  },
  {
    // No other permission opens it.
    path: '/identityProtection/riskyUsers',
    access: {
      family: 'identityProtection',
      permissions: [['IdentityRiskyUser.Read.All']],
      licences: ['AAD_PREMIUM_P2'],
      roles: [roles.globalReader, roles.securityReader, roles.securityOperator],
    },
    throttle: 'identityProtection',
    cost: 1,
    query: {
      options: ['$filter', '$select', '$count', '$top', '$skiptoken'],
      page: { default: 20, max: 500 },
    },
    filters: {
      id: ['eq'],
      riskLevel: ['eq'],
      riskState: ['eq'],
      riskLastUpdatedDateTime: ['ge', 'le'],
    },
    source: { kind: 'list', of: data => data.riskyUsers },
  },
  {
    path: '/auditLogs/signIns',
    access: reports,
    throttle: 'reports',
    cost: 1,
    query: {
      options: ['$filter', '$top', '$orderby', '$skiptoken'],
      page: { default: 1000, max: 1000 },
    },
    filters: {
      id: ['eq'],
      createdDateTime: ['eq', 'ge', 'le'],
      userId: ['eq'],
      userPrincipalName: ['eq', 'startswith'],
      appId: ['eq'],
      ipAddress: ['eq', 'startswith'],
      'location/countryOrRegion': ['eq', 'startswith'],
      riskState: ['eq'],
    },
    source: {
      kind: 'log',
      of: data => data.signIns,
      timestamp: 'createdDateTime',
    },
  },
  {
    path: '/auditLogs/directoryAudits',
    access: {
      family: 'reports',
      permissions: [['AuditLog.Read.All'], ['Directory.Read.All']],
      roles: [roles.reportsReader, roles.securityReader, roles.globalReader],
    },
    throttle: 'reports',
    cost: 1,
    query: {
      options: ['$filter', '$top', '$orderby', '$skiptoken'],
      page: { default: 100, max: 999 },
    },
    filters: {
      id: ['eq'],
      activityDateTime: ['eq', 'ge', 'le'],
      activityDisplayName: ['eq', 'startswith'],
      loggedByService: ['eq'],
      category: ['eq'],
    },
    source: {
      kind: 'log',
      of: data => data.directoryAudits,
      timestamp: 'activityDateTime',
    },
  },
];
