import type { Resource } from './resource';
import {
  directory,
  roles,
  premium,
  pim,
  policyRead,
  small,
  selectOnly,
} from './resourceRules';

export const policyResources: readonly Resource[] = [
  {
    path: '/roleManagement/directory/roleDefinitions',
    access: {
      ...directory('RoleManagement.Read.Directory', 'Directory.Read.All'),
      roles: [
        roles.directoryReaders,
        roles.globalReader,
        roles.privilegedRoleAdministrator,
      ],
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
      roles: [
        roles.directoryReaders,
        roles.globalReader,
        roles.privilegedRoleAdministrator,
      ],
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
    path: '/security/secureScores',
    access: {
      family: 'security',
      permissions: [['SecurityEvents.Read.All']],
      roles: [roles.securityReader, roles.securityAdministrator],
    },
    throttle: 'directory',
    cost: 1,
    query: {
      options: ['$top', '$skip', '$filter', '$count', '$skiptoken'],
      page: { default: 100, max: 999 },
    },
    source: { kind: 'list', of: data => data.secureScores },
  },
];
