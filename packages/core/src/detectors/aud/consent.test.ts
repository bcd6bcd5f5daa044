import { found } from '../givenLog';
import { consent } from './consent';
import { audit, target } from './givenAudit';

const facts = {
  permissionTier: (value: string) =>
    value === 'Directory.ReadWrite.All' ? (0 as const) : undefined,
};
const entry = (scope: string, type = 'Principal') =>
  `[Id: abc, ClientId: app, PrincipalId: person, ResourceId: graph, ConsentType: ${type}, Scope: ${scope}, CreatedDateTime: , LastModifiedDateTime ]`;
const consented = (
  permissions: string | undefined,
  over: Record<string, unknown> & { all?: string } = {},
) => {
  const { all, ...rest } = over;
  return audit('Consent to application', {
    by: 'person',
    category: 'ApplicationManagement',
    targets: [
      target(
        'ServicePrincipal',
        'app',
        {
          'ConsentContext.IsAdminConsent': all ?? 'False',
          'ConsentContext.OnBehalfOfAll': all ?? 'False',
          ...(permissions === undefined
            ? {}
            : { 'ConsentAction.Permissions': permissions }),
        },
        { displayName: 'Some mailer' },
      ),
    ],
    ...rest,
  });
};
const granted = (scope: string, over = {}) =>
  consented(`[] => [${entry(scope)}]; `, over);
const run = (...log: ReturnType<typeof audit>[]) =>
  found(consent, log, { facts });

describe('aud.consent', () => {
  it('names the app, who let it in, and to what', () => {
    expect(run(granted('Mail.Read offline_access User.Read'))).toMatchObject([
      {
        severity: 'high',
        affected: [
          { kind: 'servicePrincipal', id: 'app' },
          { kind: 'user', id: 'person' },
        ],
        facts: {
          scopes: ['Mail.Read', 'offline_access', 'User.Read'],
          forEveryone: false,
        },
      },
    ]);
  });

  it.each([
    ['Mail.Read offline_access', 'high'],
    ['Files.ReadWrite.All offline_access', 'high'],
    ['Directory.ReadWrite.All offline_access', 'high'],
    ['Mail.Read', 'medium'],
    ['User.Read offline_access openid', undefined],
    ['User.ReadBasic.All offline_access', undefined],
  ])('of one person for %s is %s', (scope, severity) => {
    expect(run(granted(scope))[0]?.severity).toBe(severity);
  });

  it.each([
    ['Mail.Read', 'high'],
    ['User.ReadBasic.All', 'medium'],
    ['openid profile User.Read offline_access', undefined],
  ])('for everyone to %s is %s', (scope, severity) => {
    expect(run(granted(scope, { all: 'True' }))[0]?.severity).toBe(severity);
  });

  it('sees by the permissions that a consent is for everyone, where its context is absent', () => {
    const row = audit('Consent to application.', {
      targets: [
        target('ServicePrincipal', 'app', {
          'ConsentAction.Permissions': `[] => [${entry('Sites.Read.All', 'AllPrincipals')}]`,
        }),
      ],
    });
    expect(run(row)).toMatchObject([{ facts: { forEveryone: true } }]);
  });

  it('looks at what was added alone', () => {
    const both = `[${entry('Mail.Read offline_access')}] => [${entry('Mail.Read offline_access')}]`;
    expect(run(consented(both))).toEqual([]);
    const more = `[${entry('User.Read')}] => [${entry('User.Read Mail.Send')}]`;
    expect(run(consented(more))).toMatchObject([
      { facts: { scopes: ['Mail.Send'] } },
    ]);
  });

  it('reads scopes that are written as a list', () => {
    const row = audit('Consent to application', {
      targets: [
        target('ServicePrincipal', 'app', {
          'ConsentAction.Permissions': ['offline_access', 'Files.Read.All'],
        }),
      ],
    });
    expect(run(row)).toMatchObject([{ severity: 'high' }]);
  });

  it('leaves out a consent of an app’s own permissions, which other records tell', () => {
    expect(run(consented('[] => []; ', { all: 'True' }))).toEqual([]);
  });

  it.each([[undefined], ['[] => [[Id: abc, Cli']])(
    'does not take a consent without its permissions for innocent: %j',
    permissions => {
      expect(run(consented(permissions))).toMatchObject([
        { severity: 'medium', facts: { scopes: null } },
      ]);
    },
  );

  it('tells of one that Microsoft refused for its risk, and of no other refusal', () => {
    const reason =
      'Microsoft.Online.Security.UserConsentBlockedForRiskyAppsException';
    const refused = { result: 'failure' };
    expect(
      run(granted('Mail.Read', { ...refused, resultReason: reason })),
    ).toMatchObject([{ severity: 'info', facts: { blocked: true } }]);
    const inProperty = audit('Consent to application', {
      ...refused,
      targets: [
        target('ServicePrincipal', 'app', {
          'MethodExecutionResult.': reason,
        }),
      ],
    });
    expect(run(inProperty)).toHaveLength(1);
    expect(run(granted('Mail.Read', refused))).toEqual([]);
  });

  it('names one action once', () => {
    const once = { correlationId: 'one' };
    expect(
      run(granted('Mail.Read', once), granted('Mail.Read', once)),
    ).toHaveLength(1);
  });
});
