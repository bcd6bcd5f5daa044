import type { Tenant } from '../ports';

export const tenant: Tenant = {
  tenantId: '11111111-2222-4333-8444-555555555555',
};

type Values = Record<string, unknown>;

const envelope = (
  category: string,
  operationName: string,
  properties: Values,
  changed: Values,
): Values => ({
  time: '2026-11-20T10:00:07.1234567Z',
  resourceId: `/tenants/${tenant.tenantId}/providers/Microsoft.aadiam`,
  operationName,
  operationVersion: '1.0',
  category,
  tenantId: tenant.tenantId,
  durationMs: 0,
  Level: 4,
  properties,
  ...changed,
});

/** As a diagnostic setting sends it to an event hub or a storage account. */
export function signInRecord(properties: Values = {}, changed: Values = {}) {
  return envelope(
    'SignInLogs',
    'Sign-in activity',
    {
      id: 'sign-in-1',
      createdDateTime: '2026-11-20T10:00:00.1234567+00:00',
      userId: 'user-1',
      userPrincipalName: 'ann@contoso.example',
      userDisplayName: 'Ann',
      ...properties,
    },
    {
      resultType: '0',
      callerIpAddress: '198.18.0.1',
      correlationId: 'of-the-envelope',
      identity: 'Ann',
      location: 'DE',
      ...changed,
    },
  );
}

export function auditRecord(properties: Values = {}, changed: Values = {}) {
  return envelope(
    'AuditLogs',
    'Add member to role',
    {
      id: 'Directory_1',
      category: 'RoleManagement',
      activityDisplayName: 'Add member to role',
      activityDateTime: '2026-11-20T10:00:00.1234567+00:00',
      ...properties,
    },
    changed,
  );
}

export function riskyUserRecord(properties: Values = {}, changed: Values = {}) {
  return envelope(
    'RiskyUsers',
    'Risky user',
    {
      id: 'user-1',
      userDisplayName: 'Ann',
      userPrincipalName: 'ann@contoso.example',
      riskLastUpdatedDateTime: '2026-11-20T10:00:00.123Z',
      riskLevel: 'high',
      riskState: 'atRisk',
      riskDetail: 'none',
      isDeleted: false,
      isProcessing: false,
      ...properties,
    },
    { time: '11/20/2026 10:00:07 AM', ...changed },
  );
}

export function detectionRecord(properties: Values = {}, changed: Values = {}) {
  return envelope(
    'UserRiskEvents',
    'User Risk Detection',
    {
      id: 'detection-1',
      userId: 'user-1',
      riskEventType: 'unfamiliarFeatures',
      lastUpdatedDateTime: '2026-11-20T10:02:00.066Z',
      ...properties,
    },
    {
      time: '11/20/2026 10:00:07 AM',
      correlationId: 'detection-1',
      ...changed,
    },
  );
}
