import { noDefaults, outcome, policy } from '../givenTenant';
import { registrationOpen } from './registrationOpen';

const judged = (...policies: ReturnType<typeof policy>[]) =>
  outcome(registrationOpen, {
    rows: {
      securityDefaults: noDefaults,

      conditionalAccessPolicies: policies,
    },
  });
const good: Parameters<typeof policy>[1] = {
  controls: ['mfa'],
  applications: {
    includeApplications: [],
    includeUserActions: ['urn:user:registersecurityinfo'],
  },
};
describe('ca.registration-open', () => {
  it('passes with a policy that does it for everyone', async () => {
    expect(await judged(policy('p', good))).toBe('pass');
  });

  it('fails without any policy', async () => {
    expect(await judged()).toBe('fail');
  });

  it.each<[string, ReturnType<typeof policy>]>([
    [
      'it only reports',
      policy('p', { ...good, state: 'enabledForReportingButNotEnforced' }),
    ],
    [
      'a group is left out',
      policy('p', { ...good, users: { ...good.users, excludeGroups: ['g'] } }),
    ],
    [
      'the action is spelt as Graph does not',
      policy('p', {
        ...good,
        applications: {
          includeApplications: [],
          includeUserActions: ['urn:user:registersecurityinformation'],
        },
      }),
    ],
    [
      'it is asked from some places only',
      policy('p', {
        ...good,
        conditions: {
          locations: {
            includeLocations: ['All'],
            excludeLocations: ['AllTrusted'],
          },
        },
      }),
    ],
  ])('fails when %s', async (_, given) => {
    expect(await judged(given)).toBe('fail');
  });

  it('takes a block from everywhere but trusted places', async () => {
    const blocks = policy('p', {
      ...good,
      controls: ['block'],
      conditions: {
        locations: {
          includeLocations: ['All'],
          excludeLocations: ['AllTrusted'],
        },
      },
    });
    expect(await judged(blocks)).toBe('pass');
  });
});
