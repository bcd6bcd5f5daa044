import { found } from '../givenLog';
import { authPolicy } from './authPolicy';
import { audit, from, target } from './givenAudit';

const changed = (
  activity: string,
  changes: Record<string, unknown>,
  over: Record<string, unknown> = {},
) =>
  audit(activity, { targets: [target('Policy', 'policy', changes)], ...over });
const methods = (...configurations: object[]) =>
  JSON.stringify({ authenticationMethodConfigurations: configurations });
const method = (id: string, state: string, rest: object = {}) => ({
  id,
  state,
  includeTargets: [{ id: 'group' }],
  ...rest,
});
const run = (...log: ReturnType<typeof audit>[]) => found(authPolicy, log);

const GUEST = '10dae51f-b6af-4016-8d66-8c2a99b929b3';
const RESTRICTED = '2af84b1e-32c8-42b7-82bc-daa82404023b';
const LEGACY = 'ManagePermissionGrantsForSelf.microsoft-user-default-legacy';
const LOW = 'ManagePermissionGrantsForSelf.microsoft-user-default-low';

describe('aud.auth-policy', () => {
  it.each([
    ['AllowInvitesFrom', from('adminsAndGuestInviters', 'everyone')],
    ['AllowInvitesFrom', from('none', 'adminsGuestInvitersAndAllMembers')],
    ['GuestUserRoleId', from(RESTRICTED, GUEST)],
    ['AllowUserConsentForRiskyApps', from(false, true)],
    ['AllowUserConsentForRiskyApps', from([null], ['True'])],
    ['DefaultUserRolePermissions.AllowedToCreateApps', from(false, true)],
    ['PermissionGrantPolicyIdsAssignedToDefaultUserRole', from([], [LOW])],
    [
      'PermissionGrantPolicyIdsAssignedToDefaultUserRole',
      from([LOW], [LEGACY]),
    ],
    ['BlockMsolPowerShell', from(true, false)],
  ])('names a looser authorization policy: %s %j', (name, change) => {
    expect(
      run(changed('Update authorization policy', { [name]: change })),
    ).toMatchObject([
      {
        severity: 'high',
        affected: [{ kind: 'policy', id: 'policy' }, { id: 'initiator' }],
        facts: { loosened: [expect.stringContaining(name.toLowerCase())] },
      },
    ]);
  });

  it.each([
    ['AllowInvitesFrom', from('everyone', 'none')],
    ['GuestUserRoleId', from(GUEST, RESTRICTED)],
    ['AllowUserConsentForRiskyApps', from(true, false)],
    [
      'PermissionGrantPolicyIdsAssignedToDefaultUserRole',
      from([LEGACY], [LOW]),
    ],
    ['BlockMsolPowerShell', from(false, true)],
    ['Description', from('a', 'b')],
  ])('leaves out a stricter or another change: %s %j', (name, change) => {
    expect(
      run(changed('Update authorization policy', { [name]: change })),
    ).toEqual([]);
  });

  it.each([
    [method('Sms', 'disabled'), method('Sms', 'enabled'), 'Sms enabled'],
    [
      method('Voice', 'enabled'),
      method('Voice', 'enabled', { includeTargets: [{ id: 'all_users' }] }),
      'Voice for everyone',
    ],
    [
      method('X509Certificate', 'disabled'),
      method('X509Certificate', 'enabled'),
      'sign-in with certificates enabled',
    ],
    [
      method('Fido2', 'enabled'),
      method('other', 'enabled', {
        '@odata.type':
          '#microsoft.graph.externalAuthenticationMethodConfiguration',
      }),
      'external method other enabled',
    ],
  ])('names a looser methods policy', (before, after, loosened) => {
    const row = changed('Authentication Methods Policy Update', {
      AuthenticationMethodsPolicy: from(methods(before), methods(after)),
    });
    expect(run(row)).toMatchObject([
      { severity: 'high', facts: { loosened: [loosened] } },
    ]);
  });

  it.each([
    [method('Sms', 'enabled'), method('Sms', 'disabled')],
    [method('Fido2', 'disabled'), method('Fido2', 'enabled')],
    [method('Sms', 'enabled'), method('Sms', 'enabled')],
    [
      method('X509Certificate', 'enabled'),
      method('X509Certificate', 'enabled'),
    ],
  ])('leaves out a stricter methods policy', (before, after) => {
    const row = changed('Authentication Methods Policy Update', {
      AuthenticationMethodsPolicy: from(methods(before), methods(after)),
    });
    expect(run(row)).toEqual([]);
  });

  it('says that it cannot tell where a value is absent or cut', () => {
    const cut = methods(method('Sms', 'enabled')).slice(0, 40);
    for (const change of [from(null, methods()), from(methods(), cut), 'x'])
      expect(
        run(
          changed('Authentication Methods Policy Update', {
            AuthenticationMethodsPolicy: change,
          }),
        ),
      ).toMatchObject([{ severity: 'medium', facts: { loosened: null } }]);
    expect(
      run(changed('Authentication Methods Policy Update', {})),
    ).toMatchObject([{ severity: 'medium' }]);
    expect(
      run(
        changed('Update authorization policy', {
          'Included Updated Properties': 'x',
        }),
      ),
    ).toMatchObject([{ severity: 'medium' }]);
    expect(run(audit('Update security defaults'))).toMatchObject([
      { severity: 'medium' },
    ]);
  });

  it.each([
    ['Update security defaults', { IsEnabled: from(true, false) }, 1],
    ['Update security defaults', { IsEnabled: from('True', 'False') }, 1],
    ['Update security defaults', { IsEnabled: from(false, true) }, 0],
    [
      'Set Company Information',
      { TrustedCAsForPasswordlessAuth: from([], ['CN=x']) },
      1,
    ],
    [
      'Set Company Information',
      { TrustedCAsForPasswordlessAuth: from(['CN=x'], []) },
      0,
    ],
    ['Set Company Information', { TelephoneNumber: from('1', '2') }, 0],
    ['Add CertificationBasedAuthConfiguration', {}, 1],
    ['Disable Security Defaults', {}, 1],
  ])('%s %j: %i findings', (activity, changes, count) => {
    expect(run(changed(activity, changes))).toHaveLength(count);
  });

  it('leaves out what was refused', () => {
    expect(
      run(
        changed(
          'Update security defaults',
          { IsEnabled: from(true, false) },
          { result: 'failure' },
        ),
      ),
    ).toEqual([]);
  });
});
