import type { AccessRule } from './access';
import type { QueryRules } from './query';

export const roles = {
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  conditionalAccess: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  cloudDeviceAdministrator: '7698a772-787b-4ac8-901f-60d6b08affd2',
  intuneAdministrator: '3a2c62db-5318-420d-8d74-23affee5d9d5',
  sharePointAdministrator: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  identityGovernanceAdministrator: '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
};

export const directory = (...permissions: string[]): AccessRule => ({
  family: 'directory',
  permissions: permissions.map(permission => [permission]),
});
export const premium = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];
export const reports: AccessRule = {
  family: 'reports',
  permissions: [['AuditLog.Read.All']],
  licences: premium,
  roles: [roles.reportsReader, roles.securityReader, roles.globalReader],
};
export const pim = (...permissions: string[]): AccessRule => ({
  family: 'pim',
  permissions: permissions.map(permission => [permission]),
  licences: ['AAD_PREMIUM_P2'],
  roles: [
    roles.globalReader,
    roles.securityReader,
    roles.securityOperator,
    roles.privilegedRoleAdministrator,
  ],
});
export const policyRead: AccessRule = {
  family: 'conditionalAccess',
  permissions: [['Policy.Read.All']],
  roles: [roles.globalReader, roles.securityReader, roles.conditionalAccess],
};

export const paged: QueryRules = {
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
export const delta: QueryRules = {
  options: ['$select', '$filter', '$skiptoken', '$deltatoken'],
  page: { default: 200, max: 999 },
};
export const small: QueryRules = {
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
export const selectOnly: QueryRules = {
  options: ['$select'],
  page: { default: 999, max: 999 },
};

export const byId = { id: ['eq'] } as const;
