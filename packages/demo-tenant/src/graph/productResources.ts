import type { AccessRule } from './access';
import type { Resource } from './resource';
import { roles, selectOnly } from './resourceRules';

const intuneConfiguration: AccessRule = {
  family: 'intune',
  permissions: [['DeviceManagementConfiguration.Read.All']],
  licences: ['INTUNE_A'],
  roles: [roles.globalReader, roles.intuneAdministrator],
};
const sharePointPlans = ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'];

/** Of the services beside the directory: Intune, SharePoint, Teams. Each refuses in words of its own. */
export const productResources: readonly Resource[] = [
  {
    path: '/deviceManagement/managedDevices',
    access: {
      family: 'intune',
      permissions: [['DeviceManagementManagedDevices.Read.All']],
      licences: ['INTUNE_A'],
      roles: [roles.globalReader, roles.intuneAdministrator],
    },
    throttle: 'intune',
    cost: 1,
    query: {
      options: ['$select', '$filter', '$top', '$count', '$skiptoken'],
      page: { default: 1000, max: 1000 },
    },
    filters: {
      complianceState: ['eq'],
      operatingSystem: ['eq'],
      userId: ['eq'],
      azureADDeviceId: ['eq'],
    },
    source: { kind: 'list', of: data => data.managedDevices },
  },
  {
    path: '/deviceManagement/deviceCompliancePolicies',
    access: intuneConfiguration,
    throttle: 'intune',
    cost: 1,
    query: {
      options: ['$select', '$expand', '$top', '$skiptoken'],
      expansions: ['assignments'],
      page: { default: 1000, max: 1000 },
    },
    source: { kind: 'list', of: data => data.compliance.policies },
  },
  {
    path: '/deviceManagement',
    access: intuneConfiguration,
    throttle: 'intune',
    cost: 1,
    query: selectOnly,
    source: { kind: 'single', of: data => data.compliance.settings },
  },
  {
    path: '/admin/sharepoint/settings',
    access: {
      family: 'sharePoint',
      permissions: [['SharePointTenantSettings.Read.All']],
      licences: sharePointPlans,
      roles: [roles.globalReader, roles.sharePointAdministrator],
    },
    throttle: 'sharepoint',
    cost: 1,
    query: { options: [], page: { default: 1, max: 1 } },
    withoutId: true,
    source: { kind: 'single', of: data => data.sharePoint.settings },
  },
  {
    path: '/sites/getAllSites',
    access: {
      family: 'sharePoint',
      permissions: [['Sites.Read.All']],
      licences: sharePointPlans,
    },
    delegated: {
      family: 'sharePoint',
      permissions: [],
    },
    throttle: 'sharepoint',
    cost: 2,
    query: {
      options: ['$select', '$top', '$skiptoken'],
      page: { default: 200, max: 1000 },
    },
    source: { kind: 'list', of: data => data.sharePoint.sites },
  },
  {
    path: '/teams',
    access: { family: 'teams', permissions: [['Team.ReadBasic.All']] },
    throttle: 'teams',
    cost: 1,
    query: {
      options: ['$select', '$filter', '$top', '$count', '$skiptoken'],
      page: { default: 100, max: 999 },
    },
    filters: { displayName: ['eq', 'startswith'] },
    source: { kind: 'list', of: data => data.teams },
  },
];
