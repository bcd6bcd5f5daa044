import { causes, outcome, policy } from '../givenTenant';
import { resourceExclusion } from './resourceExclusion';

const given = (applications: object) => ({
  rows: {
    conditionalAccessPolicies: [
      policy('p', { controls: ['mfa'], applications }),
    ],
  },
});

describe('ca.resource-exclusion', () => {
  it('names the policy and what it leaves out', async () => {
    expect(
      await causes(
        resourceExclusion,
        given({ excludeApplications: ['wiki', 'mail'] }),
      ),
    ).toMatchObject([
      {
        statement: 'A policy for all resources leaves out 2 of them.',
        facts: { excludeApplications: ['wiki', 'mail'] },
      },
    ]);
  });

  it('finds a filter that leaves apps out', async () => {
    expect(
      await outcome(
        resourceExclusion,
        given({ applicationFilter: { mode: 'exclude', rule: 'x' } }),
      ),
    ).toBe('fail');
  });

  it('passes for a policy that names its apps', async () => {
    expect(
      await outcome(
        resourceExclusion,
        given({ includeApplications: ['a'], excludeApplications: ['b'] }),
      ),
    ).toBe('pass');
  });
});
