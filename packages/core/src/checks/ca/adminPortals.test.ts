import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { adminPortals } from './adminPortals';

const given = (rest: Parameters<typeof policy>[1]) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [policy('p', rest)],
  },
});
const judged = (rest: Parameters<typeof policy>[1]) =>
  outcome(adminPortals, given(rest));
const portals = { includeApplications: ['MicrosoftAdminPortals'] };
const azurePortal = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c';

describe('ca.admin-portals', () => {
  it.each<[string, Parameters<typeof policy>[1]]>([
    ['a second factor there', { controls: ['mfa'], applications: portals }],
    ['a second factor everywhere', { controls: ['mfa'] }],
    [
      'a second factor everywhere but in another app',
      {
        controls: ['mfa'],
        applications: { excludeApplications: ['another'] },
      },
    ],
    [
      'a block for those without a role',
      {
        controls: ['block'],
        applications: portals,
        users: { excludeRoles: ['role'] },
      },
    ],
  ])('passes with %s', async (_, rest) => {
    expect(await judged(rest)).toBe('pass');
  });

  it.each<[string, Parameters<typeof policy>[1]]>([
    [
      'administrators need no second factor',
      {
        controls: ['mfa'],
        applications: portals,
        users: { excludeRoles: ['role'] },
      },
    ],
    [
      'one of the portals is left out',
      {
        controls: ['mfa'],
        applications: { excludeApplications: [azurePortal] },
      },
    ],
    [
      'a device is taken instead',
      { controls: ['mfa', 'compliantDevice'], applications: portals },
    ],
    [
      'another app is guarded',
      { controls: ['mfa'], applications: { includeApplications: ['other'] } },
    ],
  ])('fails where %s', async (_, rest) => {
    expect(await judged(rest)).toBe('fail');
  });

  it('names the policy that only reports', async () => {
    const [{ affected }] = await causes(
      adminPortals,
      given({
        controls: ['mfa'],
        applications: portals,
        state: 'enabledForReportingButNotEnforced',
      }),
    );
    expect(affected).toMatchObject([
      { id: 'p', facts: { why: 'it only reports' } },
    ]);
  });
});
