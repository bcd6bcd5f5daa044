import { causes, outcome } from '../givenTenant';
import { apps, microsoft, secret } from './givenApps';
import { tier0Permission } from './tier0Permission';

describe('app.tier0-permission', () => {
  it.each([
    ['without a secret', {}, 'high', 0],
    [
      'with a secret on its registration',
      { registration: { passwordCredentials: [secret(10, 10)] } },
      'critical',
      1,
    ],
    [
      'with the same secret shown on both of its objects',
      {
        registration: { passwordCredentials: [secret(10, 10)] },
        principal: { passwordCredentials: [secret(10, 10)] },
      },
      'critical',
      1,
    ],
    [
      'with an expired secret',
      { registration: { passwordCredentials: [secret(10, -1)] } },
      'high',
      0,
    ],
    ['of another organisation', { owner: 'elsewhere' }, 'critical', 0],
  ])('weighs an app %s', async (_, app, severity, secrets) => {
    const rows = apps([
      { id: 'a', roles: ['roleManagement', 'mailReadWrite'], ...app },
    ]);
    expect(await causes(tier0Permission, { rows })).toMatchObject([
      {
        key: 'a',
        severity,
        affected: [{ kind: 'servicePrincipal', id: 'a', label: 'App a' }],
        facts: { permissions: ['RoleManagement.ReadWrite.Directory'], secrets },
      },
    ]);
  });

  it('passes where apps hold lesser permissions, and leaves out Microsoft’s own and what is no app', async () => {
    const rows = apps([
      { id: 'a', roles: ['mailReadWrite', 'userReadBasicAll'] },
      { id: 'm', roles: ['roleManagement'], owner: microsoft },
    ]);
    rows.graphAppRoleAssignments!.push({
      ...rows.graphAppRoleAssignments!.at(-1)!,
      id: 'deleted',
      principalId: 'deleted',
    });
    expect(await outcome(tier0Permission, { rows })).toBe('pass');
  });
});
