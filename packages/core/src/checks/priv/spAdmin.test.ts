import { administrators, causes, daysAgo, outcome } from '../givenTenant';
import { spAdmin } from './spAdmin';

const withApp = (app: object) => {
  const rows = administrators([{ id: 'a' }]);
  rows.organization = [{ id: 'tenant' }];
  rows.servicePrincipals = [
    {
      id: 'sp',
      displayName: 'Robot',
      appOwnerOrganizationId: 'tenant',
      ...app,
    },
  ];
  rows.roleAssignments!.push({
    id: 'x',
    principalId: 'sp',
    roleDefinitionId: rows.roleDefinitions![0].id,
  });
  return { rows };
};

describe('priv.sp-admin', () => {
  it.each([
    [{}, 'high'],
    [
      { passwordCredentials: [{ keyId: 'k', endDateTime: daysAgo(-10) }] },
      'critical',
    ],
    [
      { passwordCredentials: [{ keyId: 'k', endDateTime: daysAgo(10) }] },
      'high',
    ],
    [{ appOwnerOrganizationId: 'another' }, 'critical'],
  ])('weighs %j as %s', async (app, severity) => {
    expect(await causes(spAdmin, withApp(app))).toMatchObject([
      {
        key: 'sp',
        severity,
        affected: [{ kind: 'servicePrincipal', label: 'Robot' }],
      },
    ]);
  });

  it('passes where no app holds a role', async () => {
    expect(
      await outcome(spAdmin, {
        rows: {
          ...administrators([{ id: 'a' }]),
          servicePrincipals: [{ id: 'other' }],
        },
      }),
    ).toBe('pass');
  });
});
