import { categories } from '.';
import { signInRecord, tenant } from '../__testUtils__/givenRecords';
import { toRow } from '../toRow';
import { signIn } from './signIn';

function rowOf(record: unknown): any {
  const mapped = toRow(record, tenant);
  if ('refused' in mapped) throw new Error(mapped.refused.detail);
  return mapped.row;
}

/** Property of the row · what the diagnostic setting sends · the Log Analytics column · the value there · the row's. */
const properties: [string, unknown, string, unknown, unknown][] = [
  ['id', 's', 'Id', 's', 's'],
  [
    'createdDateTime',
    '2026-11-20T10:00:00.1234567+00:00',
    'CreatedDateTime',
    '2026-11-20T10:00:00.1234567Z',
    '2026-11-20T10:00:00.1234567Z',
  ],
  ['userId', 'u', 'UserId', 'u', 'u'],
  ['userPrincipalName', 'a@b', 'UserPrincipalName', 'a@b', 'a@b'],
  ['userDisplayName', 'Ann', 'UserDisplayName', 'Ann', 'Ann'],
  ['appId', 'app', 'AppId', 'app', 'app'],
  ['appDisplayName', 'Portal', 'AppDisplayName', 'Portal', 'Portal'],
  ['resourceId', 'res', 'ResourceIdentity', 'res', 'res'],
  ['resourceDisplayName', 'Graph', 'ResourceDisplayName', 'Graph', 'Graph'],
  ['ipAddress', '198.18.0.9', 'IPAddress', '198.18.0.9', '198.18.0.9'],
  ['clientAppUsed', 'Browser', 'ClientAppUsed', 'Browser', 'Browser'],
  ['userAgent', 'Mozilla/5.0', 'UserAgent', 'axios/1.7.9', 'axios/1.7.9'],
  ['homeTenantId', 'home', 'HomeTenantId', 'home', 'home'],
  ['resourceTenantId', 'there', 'ResourceTenantId', 'there', 'there'],
  ['sessionId', 'session', 'SessionId', 'session', 'session'],
  [
    'originalTransferMethod',
    'deviceCodeFlow',
    'OriginalTransferMethod',
    'deviceCodeFlow',
    'deviceCodeFlow',
  ],
  [
    'tokenProtectionStatusDetails',
    { signInSessionStatus: 'unbound', signInSessionStatusCode: 1002 },
    'TokenProtectionStatusDetails',
    '{"signInSessionStatus":"unbound","signInSessionStatusCode":"1002"}',
    { signInSessionStatus: 'unbound', signInSessionStatusCode: 1002 },
  ],
  ['isInteractive', true, 'IsInteractive', 'True', true],
  [
    'conditionalAccessStatus',
    'notApplied',
    'ConditionalAccessStatus',
    'notApplied',
    'notApplied',
  ],
  ['correlationId', 'c', 'CorrelationId', 'c', 'c'],
  ['riskLevelAggregated', 'hidden', 'RiskLevelAggregated', 'hidden', 'hidden'],
  ['riskLevelDuringSignIn', 'high', 'RiskLevelDuringSignIn', 'high', 'high'],
  ['riskState', 'atRisk', 'RiskState', 'atRisk', 'atRisk'],
  ['riskDetail', 'none', 'RiskDetail', 'none', 'none'],
  [
    'authenticationRequirement',
    'multiFactorAuthentication',
    'AuthenticationRequirement',
    'singleFactorAuthentication',
    'singleFactorAuthentication',
  ],
  [
    'authenticationProtocol',
    'deviceCode',
    'AuthenticationProtocol',
    'deviceCode',
    'deviceCode',
  ],
  [
    'incomingTokenType',
    'refreshToken',
    'IncomingTokenType',
    'refreshToken',
    'refreshToken',
  ],
  [
    'crossTenantAccessType',
    'b2bCollaboration',
    'CrossTenantAccessType',
    'none',
    'none',
  ],
  ['userType', 'member', 'UserType', 'Member', 'member'],
  ['autonomousSystemNumber', 8000, 'AutonomousSystemNumber', '8000', 8000],
  ['uniqueTokenIdentifier', 't', 'UniqueTokenIdentifier', 't', 't'],
  [
    'riskEventTypes_v2',
    ['unlikelyTravel'],
    'RiskEventTypes_V2',
    '["unlikelyTravel"]',
    ['unlikelyTravel'],
  ],
  [
    'status',
    { errorCode: 50140, failureReason: 'why', additionalDetails: 'more' },
    'Status',
    '{"errorCode":"50140","failureReason":"why","additionalDetails":"more"}',
    { errorCode: 50140, failureReason: 'why', additionalDetails: 'more' },
  ],
  [
    'authenticationDetails',
    [
      {
        authenticationMethod: 'Password',
        authenticationMethodDetail: 'Cloud password',
        authenticationStepDateTime: '2026-11-20T10:00:00Z',
        authenticationStepRequirement: 'Primary authentication',
        authenticationStepResultDetail: 'Correct password',
        succeeded: true,
      },
    ],
    'AuthenticationDetails',
    '[{"authenticationMethod":"Password","authenticationMethodDetail":"Cloud password","authenticationStepDateTime":"2026-11-20T10:00:00Z","authenticationStepRequirement":"Primary authentication","authenticationStepResultDetail":"Correct password","succeeded":"true"}]',
    [
      {
        authenticationMethod: 'Password',
        authenticationMethodDetail: 'Cloud password',
        authenticationStepDateTime: '2026-11-20T10:00:00Z',
        authenticationStepRequirement: 'Primary authentication',
        authenticationStepResultDetail: 'Correct password',
        succeeded: true,
      },
    ],
  ],
  [
    'mfaDetail',
    { authMethod: 'OATH verification code' },
    'MfaDetail',
    '{"authMethod":"OATH verification code"}',
    { authMethod: 'OATH verification code' },
  ],
  ['appOwnerTenantId', 'maker', 'AppOwnerTenantId', 'maker', 'maker'],
  [
    'deviceDetail',
    {
      deviceId: 'd',
      displayName: 'PC',
      operatingSystem: 'Windows 10',
      browser: 'Edge',
      isCompliant: true,
      isManaged: false,
      trustType: 'Azure AD joined',
    },
    'DeviceDetail',
    '{"deviceId":"d","displayName":"PC","operatingSystem":"Windows 10","browser":"Edge","isCompliant":"true","isManaged":"False","trustType":"Azure AD joined"}',
    {
      deviceId: 'd',
      displayName: 'PC',
      operatingSystem: 'Windows 10',
      browser: 'Edge',
      isCompliant: true,
      isManaged: false,
      trustType: 'Azure AD joined',
    },
  ],
  [
    'location',
    {
      city: 'Kiel',
      state: 'SH',
      countryOrRegion: 'DE',
      geoCoordinates: { latitude: 54.3, longitude: 10.1 },
    },
    'LocationDetails',
    '{"city":"Kiel","state":"SH","countryOrRegion":"DE","geoCoordinates":{"latitude":"54.3","longitude":10.1}}',
    {
      city: 'Kiel',
      state: 'SH',
      countryOrRegion: 'DE',
      geoCoordinates: { latitude: 54.3, longitude: 10.1 },
    },
  ],
  [
    'appliedConditionalAccessPolicies',
    [
      {
        id: 'p',
        displayName: 'MFA',
        enforcedGrantControls: ['Mfa'],
        enforcedSessionControls: [],
        result: 'success',
        conditionsSatisfied: 7,
        conditionsNotSatisfied: 0,
      },
    ],
    'ConditionalAccessPolicies',
    '[{"id":"p","displayName":"MFA","enforcedGrantControls":["Mfa"],"enforcedSessionControls":[],"result":"success","conditionsSatisfied":7}]',
    [
      {
        id: 'p',
        displayName: 'MFA',
        enforcedGrantControls: ['Mfa'],
        enforcedSessionControls: [],
        result: 'success',
      },
    ],
  ],
];

describe('a sign-in', () => {
  it.each(properties)(
    'has %s from its property and from its column',
    (name, sent, column, stored, expected) => {
      expect(rowOf(signInRecord({ [name]: sent }))[name]).toEqual(
        typeof sent === 'string' && name !== 'createdDateTime'
          ? sent
          : expected,
      );
      const row = rowOf({
        Type: 'SigninLogs',
        TenantId: 'the-workspace',
        AADTenantId: tenant.tenantId,
        Id: 's',
        TimeGenerated: '2026-11-20T10:00:00Z',
        [column]: stored,
      });
      expect(row[name]).toEqual(expected);
    },
  );

  it('tests every property that the dataset holds', () => {
    const everything = Object.fromEntries(
      properties.map(([name, sent]) => [name, sent]),
    );
    const said = JSON.parse(JSON.stringify(rowOf(signInRecord(everything))));
    expect(Object.keys(said).sort()).toEqual(
      ['signInEventTypes', ...properties.map(([name]) => name)].sort(),
    );
  });

  it.each([
    ['riskState', 7, '7'],
    ['status', { errorCode: '50126' }, { errorCode: 50126 }],
    ['deviceDetail', '{"browser":"Edge"}', { browser: 'Edge' }],
    ['deviceDetail', '{"browser":', undefined],
    ['appliedConditionalAccessPolicies', 'n/a', undefined],
    ['userId', '<null>', undefined],
  ])('takes %s given as %j for %j', (name, sent, expected) => {
    expect(rowOf(signInRecord({ [name]: sent }))[name]).toEqual(expected);
  });

  it('has from the envelope what its properties leave out, and never the other way round', () => {
    const row = rowOf(
      signInRecord(
        { createdDateTime: undefined },
        { resultType: '50126', resultDescription: 'Invalid password' },
      ),
    );
    expect(row).toMatchObject({
      createdDateTime: '2026-11-20T10:00:07.1234567Z',
      ipAddress: '198.18.0.1',
      correlationId: 'of-the-envelope',
      location: { countryOrRegion: 'DE' },
      status: { errorCode: 50126, failureReason: 'Invalid password' },
    });
    // The address of Azure in the envelope is no app.
    expect(row.resourceId).toBeUndefined();
  });

  it('has no error number where the result is a failure in words', () => {
    const given = (resultType: string) =>
      rowOf(signInRecord({}, { resultType })).status;
    expect(given('Success')).toEqual({ errorCode: 0 });
    expect(given('Failure')).toBeUndefined();
    expect(given('0')).toEqual({ errorCode: 0 });
  });

  it('is of the kind that its category says', () => {
    const bag = {
      id: 's',
      createdDateTime: '2026-01-01T00:00:00Z',
      userType: 'Member',
    };
    expect(signIn('servicePrincipal')(bag, {})).toMatchObject({
      signInEventTypes: ['servicePrincipal'],
      isInteractive: false,
      userType: 'member',
    });
    expect(signIn('interactiveUser')(bag, {})).toMatchObject({
      isInteractive: true,
    });
  });

  it.each([
    [
      'NonInteractiveUserSignInLogs',
      'nonInteractiveSignIns',
      'nonInteractiveUser',
    ],
    [
      'ServicePrincipalSignInLogs',
      'servicePrincipalSignIns',
      'servicePrincipal',
    ],
    ['ManagedIdentitySignInLogs', 'managedIdentitySignIns', 'managedIdentity'],
  ])('of %s is a row of %s', (category, dataset, eventType) => {
    const app = {
      servicePrincipalId: 'sp',
      servicePrincipalName: 'Robot',
      servicePrincipalCredentialKeyId: 'key',
      clientCredentialType: 'certificate',
    };
    expect(toRow(signInRecord(app, { category }), tenant)).toMatchObject({
      dataset,
      row: { ...app, signInEventTypes: [eventType], isInteractive: false },
    });
    const columns = {
      ServicePrincipalId: 'sp',
      ServicePrincipalName: 'Robot',
      ServicePrincipalCredentialKeyId: 'key',
      ClientCredentialType: 'certificate',
    };
    expect(
      toRow(
        {
          ...columns,
          Type: `AAD${category}`,
          AADTenantId: tenant.tenantId,
          Id: 's',
          CreatedDateTime: '2026-11-20T10:00:00Z',
          ResultType: '7000215',
          LocationDetails: '{"countryOrRegion":"DE"}',
        },
        tenant,
      ),
    ).toMatchObject({
      dataset,
      row: {
        ...app,
        status: { errorCode: 7000215 },
        location: { countryOrRegion: 'DE' },
      },
    });
  });

  it('comes in every category that has a name of its own', () => {
    expect(new Set(categories.map(({ name }) => name)).size).toBe(
      categories.length,
    );
    expect(new Set(categories.map(({ dataset }) => dataset)).size).toBe(
      categories.length,
    );
  });
});
