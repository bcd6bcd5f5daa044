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
  rows.applications = [
    {
      id: 'registration',
      appId: 'client',
      passwordCredentials: [{ keyId: 'r', endDateTime: daysAgo(-10) }],
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
    [{ appId: 'client' }, 'critical'],
  ])('weighs %j as %s', async (app, severity) => {
    expect(await causes(spAdmin, withApp(app))).toMatchObject([
      {
        key: 'sp',
        severity,
        affected: [{ kind: 'servicePrincipal', label: 'Robot' }],
      },
    ]);
  });

  it('weighs an app that somebody owns as critical, and says where owners cannot be read', async () => {
    const { rows } = withApp({});
    rows.servicePrincipalOwners = [{ id: 'sp', owners: [{ id: 'a' }] }];
    expect(await causes(spAdmin, { rows })).toMatchObject([
      { severity: 'critical', facts: { owners: 1 } },
    ]);
    expect(
      await causes(spAdmin, {
        rows,
        completeness: {
          servicePrincipalOwners: {
            state: 'denied',
            permission: 'X',
            why: 'refused',
          },
        },
      }),
    ).toMatchObject([{ severity: 'high', facts: { owners: null } }]);
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
