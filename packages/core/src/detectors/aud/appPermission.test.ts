import { found } from '../givenLog';
import { appPermission } from './appPermission';
import { audit, from, target } from './givenAudit';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const facts = {
  permissionTier: (value: string, kind: string) =>
    (
      ({
        'application RoleManagement.ReadWrite.Directory': 0,
        'application Mail.Read': 1,
        'application Team.ReadBasic.All': 2,
        'delegated Directory.ReadWrite.All': 0,
        'delegated Mail.ReadWrite': 1,
      }) as Record<string, 0 | 1 | 2>
    )[`${kind} ${value}`],
};
const receiver = {
  'ServicePrincipal.ObjectID': 'APP',
  'ServicePrincipal.DisplayName': 'The app',
  'ServicePrincipal.AppId': 'client',
};
const appRole = (
  value: string,
  changes: Record<string, unknown> = {},
  over: Record<string, unknown> = {},
) =>
  audit('Add app role assignment to service principal', {
    category: 'ApplicationManagement',
    targets: [
      target(
        'ServicePrincipal',
        'graph',
        {
          'AppRole.Id': 'role',
          'AppRole.Value': value,
          ...receiver,
          'TargetId.ServicePrincipalNames': `https://graph.microsoft.com;${GRAPH}`,
          ...changes,
        },
        { displayName: 'Microsoft Graph' },
      ),
    ],
    ...over,
  });
const delegated = (scope: unknown, consentType = 'AllPrincipals') =>
  audit('Add delegated permission grant', {
    targets: [
      target('ServicePrincipal', 'graph', {
        'DelegatedPermissionGrant.Scope': scope,
        'DelegatedPermissionGrant.ConsentType': consentType,
        ...receiver,
      }),
    ],
  });
const run = (...log: ReturnType<typeof audit>[]) =>
  found(appPermission, log, { facts });

describe('aud.app-permission', () => {
  it('names the app that got the permission, and who gave it', () => {
    expect(run(appRole('RoleManagement.ReadWrite.Directory'))).toMatchObject([
      {
        severity: 'critical',
        affected: [
          { kind: 'servicePrincipal', id: 'app', label: 'The app' },
          { kind: 'user', id: 'initiator' },
        ],
        facts: {
          permission: 'RoleManagement.ReadWrite.Directory',
          kind: 'application',
          tier: 0,
          forEveryone: true,
        },
      },
    ]);
  });

  it.each([
    ['RoleManagement.ReadWrite.Directory', 'critical'],
    ['Mail.Read', 'high'],
    ['Team.ReadBasic.All', undefined],
    ['Unheard.Of', undefined],
  ])('judges %s as %s', (value, severity) => {
    expect(run(appRole(value))[0]?.severity).toBe(severity);
  });

  it('tells the new scopes of a delegated grant from those that were there', () => {
    expect(run(delegated(' openid Mail.ReadWrite'))).toMatchObject([
      { severity: 'high', facts: { permission: 'Mail.ReadWrite' } },
    ]);
    expect(
      run(delegated(from(' Mail.ReadWrite', ' Mail.ReadWrite User.Read'))),
    ).toEqual([]);
  });

  it.each([
    ['AllPrincipals', ['critical', 'high']],
    ['Principal', ['high', 'medium']],
  ])('judges a grant for %s', (type, severities) => {
    const severity = (scope: string) => run(delegated(scope, type))[0].severity;
    expect(['Directory.ReadWrite.All', 'Mail.ReadWrite'].map(severity)).toEqual(
      severities,
    );
  });

  it('tells each permission once a day', () => {
    expect(
      run(
        appRole('Mail.Read'),
        appRole('Mail.Read'),
        appRole('RoleManagement.ReadWrite.Directory'),
      ),
    ).toHaveLength(2);
  });

  it('leaves out the permission of another service that is called the same', () => {
    const own = {
      'TargetId.ServicePrincipalNames':
        '99999999-0000-0000-c000-000000000000;https://our.api',
    };
    expect(run(appRole('Mail.Read', own))).toEqual([]);
    expect(
      run(
        appRole('Mail.Read', { 'TargetId.ServicePrincipalNames': 'https://x' }),
      ),
    ).toHaveLength(1);
  });

  it('leaves out what was refused', () => {
    expect(run(appRole('Mail.Read', {}, { result: 'failure' }))).toEqual([]);
  });

  it.each([
    [audit('Add app role assignment to service principal')],
    [
      audit('Add delegated permission grant', {
        targets: [target('ServicePrincipal', 'graph')],
      }),
    ],
  ])('says nothing of a record without a permission', row => {
    expect(run(row)).toEqual([]);
  });

  it('tells of a permission whose receiver is not named', () => {
    expect(
      run(
        appRole('Mail.Read', {
          'ServicePrincipal.ObjectID': null,
          'ServicePrincipal.AppId': null,
        }),
      ),
    ).toMatchObject([{ affected: [{ id: 'initiator' }] }]);
  });
});
