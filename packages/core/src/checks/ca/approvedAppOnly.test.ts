import { causes, outcome, policy } from '../givenTenant';
import { approvedAppOnly } from './approvedAppOnly';

const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: { conditionalAccessPolicies: policies },
});
const both = ['approvedApplication', 'compliantApplication'];

describe('ca.approved-app-only', () => {
  it('names each enforced policy that takes no app protection instead', async () => {
    expect(
      (
        await causes(
          approvedAppOnly,
          given(
            policy('alone', { controls: ['approvedApplication'] }),
            policy('or another', { controls: ['approvedApplication', 'mfa'] }),
            policy('and', { controls: both, operator: 'AND' }),
            policy('or', { controls: both }),
            policy('off', {
              controls: ['approvedApplication'],
              state: 'disabled',
            }),
            policy('other', { controls: ['compliantApplication'] }),
          ),
        )
      ).map(({ key }) => key),
    ).toEqual(['alone', 'and', 'or another']);
  });

  it('passes where app protection is taken instead', async () => {
    expect(
      await outcome(approvedAppOnly, given(policy('p', { controls: both }))),
    ).toBe('pass');
  });
});
