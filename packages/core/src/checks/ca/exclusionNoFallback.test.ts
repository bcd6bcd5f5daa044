import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { exclusionNoFallback } from './exclusionNoFallback';

const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: {
    users: ['ann', 'bob'].map(id => ({
      id,
      displayName: id,
      accountEnabled: true,
      userType: 'Member',
    })),
    groups: [{ id: 'drivers', displayName: 'Drivers' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
  members: [{ from: 'drivers', to: 'bob', toType: 'user' }],
});
const mfa = (users: object) => policy('p', { controls: ['mfa'], users });
const strict = { state: 'enabled' };

describe('ca.exclusion-no-fallback', () => {
  it('names the policy and the group that nothing else covers, once, by the most that it opens', async () => {
    const found = await causes(
      exclusionNoFallback,
      given(mfa({ excludeGroups: ['drivers'] })),
    );
    expect(found).toHaveLength(1);
    expect(found[0].affected).toEqual([
      { kind: 'conditionalAccessPolicy', id: 'p', label: 'Policy p' },
      { kind: 'group', id: 'drivers', label: 'Drivers' },
    ]);
    expect(found[0].statement).toBe(
      'What a policy leaves out lets 1 person sign in without multifactor authentication, and no other policy covers it.',
    );
  });

  it('passes where another policy asks the same of them in every case', async () => {
    expect(
      await outcome(
        exclusionNoFallback,
        given(
          mfa({ excludeGroups: ['drivers'] }),
          policy('q', {
            ...strict,
            controls: ['mfa'],
            users: { includeUsers: [], includeGroups: ['drivers'] },
          }),
        ),
      ),
    ).toBe('pass');
  });

  it('still finds it where the other policy covers some apps only', async () => {
    expect(
      await outcome(
        exclusionNoFallback,
        given(
          mfa({ excludeGroups: ['drivers'] }),
          policy('q', {
            controls: ['mfa'],
            users: { includeUsers: [], includeGroups: ['drivers'] },
            applications: { includeApplications: ['wiki'] },
          }),
        ),
      ),
    ).toBe('fail');
  });

  it('speaks of a block of legacy clients as of one', async () => {
    const [found] = await causes(
      exclusionNoFallback,
      given(
        policy('p', {
          controls: ['block'],
          users: { excludeUsers: ['ann'] },
          conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
        }),
      ),
    );
    expect(found.affected[1]).toEqual({
      kind: 'user',
      id: 'ann',
      label: 'ann',
    });
  });

  it('is silent about an empty group', async () => {
    const tenant = given(mfa({ excludeGroups: ['drivers'] }));
    expect(await outcome(exclusionNoFallback, { ...tenant, members: [] })).toBe(
      'pass',
    );
  });
});
