import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { mfaGapApps } from './mfaGapApps';

const azure = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: {
    users: [
      {
        id: 'ann',
        displayName: 'Ann',
        accountEnabled: true,
        userType: 'Member',
      },
    ],
    servicePrincipals: [{ id: 'sp', appId: 'wiki', displayName: 'Wiki' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
});
const without = (...excludeApplications: string[]) =>
  policy('p', { controls: ['mfa'], applications: { excludeApplications } });

describe('ca.mfa-gap.apps', () => {
  it('names the policy and the app that it leaves out', async () => {
    const [found] = await causes(mfaGapApps, given(without('wiki')));
    expect(found).toMatchObject({
      key: 'excluded p target wiki',
      severity: 'high',
    });
    expect(found.affected).toEqual([
      { kind: 'conditionalAccessPolicy', id: 'p', label: 'Policy p' },
      { kind: 'application', id: 'wiki', label: 'Wiki' },
    ]);
    expect(found.facts).toMatchObject({
      people: 1,
      signIn: expect.stringContaining('The app wiki'),
    });
  });

  it.each([azure, 'MicrosoftAdminPortals'])(
    'is critical where it is %s',
    async app => {
      const [found] = await causes(mfaGapApps, given(without(app)));
      expect(found.severity).toBe('critical');
    },
  );

  it('passes where another policy covers the app', async () => {
    const other = policy('q', {
      controls: ['block'],
      applications: { includeApplications: ['wiki'] },
    });
    expect(await outcome(mfaGapApps, given(without('wiki'), other))).toBe(
      'pass',
    );
  });

  it('says so where policies are for some apps only', async () => {
    const [found] = await causes(
      mfaGapApps,
      given(
        policy('p', {
          controls: ['mfa'],
          applications: { includeApplications: ['wiki'] },
        }),
      ),
    );
    expect(found.statement).toContain('for some apps only');
  });

  it('leaves to other checks what has nothing to do with apps', async () => {
    expect(
      await outcome(
        mfaGapApps,
        given(
          policy('p', { controls: ['mfa'], users: { excludeUsers: ['ann'] } }),
        ),
      ),
    ).toBe('pass');
  });
});
