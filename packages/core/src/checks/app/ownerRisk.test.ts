import { administrators, causes, GivenTenant, outcome } from '../givenTenant';
import { apps } from './givenApps';
import { ownerRisk } from './ownerRisk';

function tenant(...owners: string[]): NonNullable<GivenTenant['rows']> {
  const rows = administrators([
    { id: 'admin', methods: ['fido2'] },
    { id: 'bare', methods: [] },
    { id: 'guest', type: 'Guest', methods: ['fido2'] },
    { id: 'later', how: 'eligible' },
  ]);
  rows.users!.push({ id: 'p' }, { id: 'left', accountEnabled: false });
  return {
    ...rows,
    ...apps([{ id: 'a', roles: ['mailReadWrite'] }, { id: 'other' }]),
    applicationOwners: [
      { id: 'registration-a', owners: owners.map(id => ({ id })) },
      { id: 'registration-other', owners: [{ id: 'p' }] },
    ],
  };
}

describe('app.owner-risk', () => {
  it('says of each owner what is weak', async () => {
    const rows = tenant('p', 'bare', 'guest', 'admin', 'later', 'left');
    expect(await causes(ownerRisk, { rows })).toMatchObject([
      {
        key: 'a',
        severity: 'high',
        affected: [
          { kind: 'servicePrincipal', id: 'a' },
          { id: 'p', facts: { because: ['holds no administrator role'] } },
          { id: 'bare', facts: { because: ['has no second factor'] } },
          { id: 'guest', facts: { because: ['is a guest'] } },
        ],
        facts: { owners: 6, ownersMayBeMore: false },
      },
    ]);
  });

  it('finds a privileged app of the tenant that nobody owns, and not one of another organisation', async () => {
    const rows = tenant();
    rows.servicePrincipals!.push({
      id: 'foreign',
      appOwnerOrganizationId: 'elsewhere',
    });
    rows.graphAppRoleAssignments!.push({
      ...rows.graphAppRoleAssignments![0],
      id: 'y',
      principalId: 'foreign',
    });
    expect(await causes(ownerRisk, { rows })).toMatchObject([
      { key: 'a', severity: 'low', facts: { owners: 0 } },
    ]);
  });

  it('says nothing of second factors that it cannot read', async () => {
    expect(
      await outcome(ownerRisk, {
        rows: tenant('bare'),
        completeness: {
          userRegistrationDetails: {
            state: 'unlicensed',
            plan: 'AAD_PREMIUM',
            why: 'refused',
          },
        },
      }),
    ).toBe('pass');
  });

  it('passes where administrators own it', async () => {
    expect(await outcome(ownerRisk, { rows: tenant('admin', 'later') })).toBe(
      'pass',
    );
  });
});
