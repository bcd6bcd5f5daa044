import {
  detectionRecord,
  riskyUserRecord,
  tenant,
} from '../__testUtils__/givenRecords';
import { toRow } from '../toRow';

function rowOf(record: unknown): any {
  const mapped = toRow(record, tenant);
  if ('refused' in mapped) throw new Error(mapped.refused.detail);
  return mapped.row;
}

const assumed = { ...tenant, assumed: true };

const user: [string, unknown, string, unknown, unknown][] = [
  ['id', 'u', 'Id', 'u', 'u'],
  ['userPrincipalName', 'a@b', 'UserPrincipalName', 'a@b', 'a@b'],
  ['userDisplayName', 'Ann', 'UserDisplayName', 'Ann', 'Ann'],
  ['riskLevel', 'medium', 'RiskLevel', 'medium', 'medium'],
  ['riskState', 'dismissed', 'RiskState', 'dismissed', 'dismissed'],
  ['riskDetail', 'none', 'RiskDetail', 'none', 'none'],
  [
    'riskLastUpdatedDateTime',
    '2026-11-20T10:00:00.123Z',
    'RiskLastUpdatedDateTime',
    '11/20/2026 10:00:00 AM',
    undefined,
  ],
  ['isDeleted', true, 'IsDeleted', 'true', true],
];

const detection: [string, unknown, string, unknown, unknown][] = [
  ['id', 'd', 'Id', 'd', 'd'],
  ['userId', 'u', 'UserId', 'u', 'u'],
  ['userPrincipalName', 'a@b', 'UserPrincipalName', 'a@b', 'a@b'],
  ['userDisplayName', 'Ann', 'UserDisplayName', 'Ann', 'Ann'],
  [
    'riskEventType',
    'leakedCredentials',
    'RiskEventType',
    'leakedCredentials',
    'leakedCredentials',
  ],
  ['riskLevel', 'high', 'RiskLevel', 'high', 'high'],
  ['riskState', 'atRisk', 'RiskState', 'atRisk', 'atRisk'],
  ['riskDetail', 'none', 'RiskDetail', 'none', 'none'],
  [
    'detectionTimingType',
    'offline',
    'DetectionTimingType',
    'offline',
    'offline',
  ],
  [
    'source',
    'IdentityProtection',
    'Source',
    'IdentityProtection',
    'IdentityProtection',
  ],
  ['activity', 'signin', 'Activity', 'signin', 'signin'],
  [
    'activityDateTime',
    '2026-11-20T10:00:00.1Z',
    'ActivityDateTime',
    '2026-11-20T10:00:00.1+00:00',
    '2026-11-20T10:00:00.1Z',
  ],
  [
    'detectedDateTime',
    '2026-11-20T10:00:00.1Z',
    'DetectedDateTime',
    '2026-11-20T10:00:00.1Z',
    '2026-11-20T10:00:00.1Z',
  ],
  [
    'lastUpdatedDateTime',
    '2026-11-20T10:02:00Z',
    'LastUpdatedDateTime',
    '2026-11-20T10:02:00Z',
    '2026-11-20T10:02:00Z',
  ],
  ['ipAddress', '198.18.0.3', 'IpAddress', '198.18.0.3', '198.18.0.3'],
  [
    'location',
    { city: 'Kiel', state: 'SH', countryOrRegion: 'DE' },
    'Location',
    '{"city":"Kiel","state":"SH","countryOrRegion":"DE"}',
    { city: 'Kiel', state: 'SH', countryOrRegion: 'DE' },
  ],
  ['requestId', 'r', 'RequestId', 'r', 'r'],
  ['correlationId', 'c', 'CorrelationId', 'c', 'c'],
  ['tokenIssuerType', 'AzureAD', 'TokenIssuerType', 'AzureAD', 'AzureAD'],
];

describe.each([
  ['a risky user', user, riskyUserRecord, 'AADRiskyUsers'],
  ['a risk detection', detection, detectionRecord, 'AADUserRiskEvents'],
] as const)('%s', (_, properties, record, table) => {
  it.each(properties as [string, unknown, string, unknown, unknown][])(
    'has %s from its property and from its column',
    (name, sent, column, stored, expected) => {
      expect(rowOf(record({ [name]: sent }))[name]).toEqual(expected ?? sent);
      const mapped: any = toRow(
        { Type: table, Id: 'x', [column]: stored },
        assumed,
      );
      // The month first, as the envelope of such records has it.
      expect(mapped.row[name]).toEqual(expected ?? '2026-11-20T10:00:00.000Z');
    },
  );

  it('tests every property that the dataset holds', () => {
    const everything = Object.fromEntries(
      properties.map(([name, sent]) => [name, sent]),
    );
    expect(Object.keys(rowOf(record(everything))).sort()).toEqual(
      properties.map(([name]) => name).sort(),
    );
  });
});

describe('a risk detection of no sign-in', () => {
  it('has no correlation id: that of the envelope is its own id', () => {
    expect(rowOf(detectionRecord())).not.toHaveProperty('correlationId');
  });
});

describe('a risky service principal', () => {
  const given = {
    id: 'sp',
    appId: 'app',
    displayName: 'Robot',
    isEnabled: true,
    riskLevel: 'high',
    riskState: 'atRisk',
    riskDetail: 'none',
    riskLastUpdatedDateTime: '2026-11-20T10:00:00Z',
    servicePrincipalType: 'Application',
  };

  it('has all its properties from the setting and from the table', () => {
    expect(
      toRow(
        {
          category: 'RiskyServicePrincipals',
          tenantId: tenant.tenantId,
          properties: given,
        },
        tenant,
      ),
    ).toEqual({ dataset: 'riskyServicePrincipals', row: given });
    const columns = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name[0].toUpperCase() + name.slice(1),
        typeof value === 'boolean' ? String(value) : value,
      ]),
    );
    expect(
      toRow({ Type: 'AADRiskyServicePrincipals', ...columns }, assumed),
    ).toEqual({
      dataset: 'riskyServicePrincipals',
      row: given,
    });
  });
});
