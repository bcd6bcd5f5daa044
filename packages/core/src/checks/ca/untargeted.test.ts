import { causes, outcome, policy } from '../givenTenant';
import { untargeted } from './untargeted';

const given = (rest: Parameters<typeof policy>[1]) => ({
  rows: { conditionalAccessPolicies: [policy('p', rest)] },
});
const controls = ['mfa'];

describe('ca.untargeted', () => {
  it.each<[string, Parameters<typeof policy>[1]]>([
    ['it includes nobody', { controls, users: { includeUsers: ['None'] } }],
    [
      'everyone it includes is left out again',
      {
        controls,
        users: { includeUsers: [], includeGroups: ['g'], excludeGroups: ['g'] },
      },
    ],
    [
      'it includes no resource',
      { controls, applications: { includeApplications: ['None'] } },
    ],
    ['it asks for nothing', {}],
  ])('says that %s', async (why, rest) => {
    expect((await causes(untargeted, given(rest)))[0].facts).toEqual({ why });
  });

  it('passes for roles beside None, for user actions and for policies that are off', async () => {
    for (const rest of [
      { controls, users: { includeUsers: ['None'], includeRoles: ['r'] } },
      {
        controls,
        applications: { includeApplications: [], includeUserActions: ['a'] },
      },
      { state: 'disabled' },
    ])
      expect(await outcome(untargeted, given(rest))).toBe('pass');
  });
});
