import type { Resource } from './resource';
import { premium, roles, reports } from './resourceRules';

const riskReaders = [
  roles.globalReader,
  roles.securityReader,
  roles.securityOperator,
];

export const reportResources: readonly Resource[] = [
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
      roles: riskReaders,
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
    path: '/identityProtection/riskDetections',
    access: {
      family: 'identityProtection',
      permissions: [['IdentityRiskEvent.Read.All']],
      licences: premium,
      roles: riskReaders,
    },
    throttle: 'identityProtection',
    cost: 1,
    query: {
      options: ['$filter', '$select', '$top', '$skiptoken'],
      page: { default: 20, max: 500 },
    },
    filters: {
      id: ['eq'],
      userId: ['eq'],
      riskEventType: ['eq'],
      riskLevel: ['eq'],
      riskState: ['eq'],
      detectedDateTime: ['ge', 'le'],
    },
    source: { kind: 'list', of: data => data.riskDetections },
  },
  {
    path: '/identityProtection/riskyServicePrincipals',
    access: {
      family: 'identityProtection',
      permissions: [['IdentityRiskyServicePrincipal.Read.All']],
      licences: ['AAD_WRKLDID_P2'],
      roles: riskReaders,
    },
    throttle: 'identityProtection',
    cost: 1,
    query: {
      options: ['$filter', '$select', '$top', '$skiptoken'],
      page: { default: 20, max: 500 },
    },
    filters: { id: ['eq'], riskLevel: ['eq'], riskState: ['eq'] },
    source: { kind: 'list', of: data => data.riskyServicePrincipals },
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
      roles: [
        roles.reportsReader,
        roles.securityReader,
        roles.securityAdministrator,
        roles.globalReader,
      ],
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
