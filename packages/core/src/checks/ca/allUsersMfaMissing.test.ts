import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { allUsersMfaMissing } from './allUsersMfaMissing';

const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: { securityDefaults: noDefaults, conditionalAccessPolicies: rows },
});

describe('ca.all-users-mfa-missing', () => {
  it('finds a policy that only reports and leaves out a group and an app', async () => {
    const [cause] = await causes(
      allUsersMfaMissing,
      given(
        policy('p', {
          state: 'enabledForReportingButNotEnforced',
          controls: ['mfa'],
          users: { excludeGroups: ['g'] },
          applications: { excludeApplications: ['a'] },
        }),
      ),
    );
    expect(cause.affected[0].facts?.why).toBe(
      'it only reports; it leaves out 1 groups; it leaves out 1 resources',
    );
  });

  it('is not satisfied by a policy that asks only when there is risk', async () => {
    expect(
      await outcome(
        allUsersMfaMissing,
        given(
          policy('p', {
            controls: ['mfa'],
            conditions: { signInRiskLevels: ['high'] },
          }),
        ),
      ),
    ).toBe('fail');
  });

  it('passes with one policy for everyone and everything', async () => {
    expect(
      await outcome(
        allUsersMfaMissing,
        given(policy('p', { controls: ['mfa'] })),
      ),
    ).toBe('pass');
    expect(
      await outcome(
        allUsersMfaMissing,
        given(
          policy('p', {
            controls: ['mfa', 'compliantDevice'],
            operator: 'AND',
          }),
        ),
      ),
    ).toBe('pass');
  });
});
