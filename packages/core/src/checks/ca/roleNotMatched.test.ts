import {
  administrators,
  causes,
  globalAdmin,
  noDefaults,
  outcome,
  policy,
  userAdmin,
} from '../givenTenant';
import { roleNotMatched } from './roleNotMatched';

function given(scope: string, ...policies: ReturnType<typeof policy>[]) {
  const rows = administrators([{ id: 'ada' }, { id: 'ben', role: userAdmin }]);
  return {
    rows: {
      ...rows,
      roleAssignments: rows.roleAssignments!.map(each =>
        each.principalId === 'ben'
          ? { ...each, directoryScopeId: scope }
          : each,
      ),
      securityDefaults: noDefaults,
      conditionalAccessPolicies: policies,
    },
  };
}
const forRoles = policy('p', {
  controls: ['mfa'],
  users: { includeUsers: [], includeRoles: [globalAdmin, userAdmin] },
});

describe('ca.role-not-matched', () => {
  it('names who holds a role for an administrative unit only, which no policy matches', async () => {
    const [found] = await causes(
      roleNotMatched,
      given('/administrativeUnits/1', forRoles),
    );
    expect(found.affected.map(({ id }) => id)).toEqual(['ben']);
    expect(found.statement).toContain('1 administrator holds');
  });

  it('passes where a policy for all users covers them', async () => {
    expect(
      await outcome(
        roleNotMatched,
        given('/administrativeUnits/1', policy('p', { controls: ['mfa'] })),
      ),
    ).toBe('pass');
  });

  it('passes where every role is for the whole tenant', async () => {
    expect(await outcome(roleNotMatched, given('/', forRoles))).toBe('pass');
  });
});
