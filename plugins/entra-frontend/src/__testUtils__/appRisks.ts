import type { AppRisksList, SecretExpiries } from '@entra-posture/core';
import { asOf } from './summary';

export function appRisk(
  change: Partial<AppRisksList['items'][number]> = {},
): AppRisksList['items'][number] {
  return {
    kind: 'servicePrincipal',
    entity: 'sp1',
    label: 'Payroll',
    enabled: true,
    standing: 'tier0',
    score: 62.4,
    high: 81.2,
    origin: 'foreign',
    publisher: 'Fabrikam',
    findings: [
      {
        finding: 'app.tier0-permission~1',
        check: 'app.tier0-permission',
        title: 'App holds a permission that makes it administrator',
        severity: 'critical',
      },
      {
        finding: 'app.credential-expiry~1',
        check: 'app.credential-expiry',
        title: 'App secret has expired or expires soon',
        severity: 'low',
      },
    ],
    ...change,
  };
}

export function appRisks(change: Partial<AppRisksList> = {}): AppRisksList {
  return { asOf: asOf(), total: 1, items: [appRisk()], next: [], ...change };
}

export function expiryDay(
  change: Partial<SecretExpiries['days'][number]> = {},
): SecretExpiries['days'][number] {
  return {
    day: '2026-01-20',
    secrets: 2,
    apps: 1,
    items: [
      {
        kind: 'application',
        entity: 'a1',
        label: 'Payroll',
        finding: 'app.credential-expiry~1',
      },
    ],
    ...change,
  };
}
