import { noDefaults, outcome, policy } from '../givenTenant';
import { deviceCodeOpen } from './deviceCodeOpen';

const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: { securityDefaults: noDefaults, conditionalAccessPolicies: rows },
});
const flows = (transferMethods: string) => ({
  authenticationFlows: { transferMethods },
});

describe('ca.device-code-open', () => {
  it.each([
    [
      'a block of the flow',
      { controls: ['block'], conditions: flows('deviceCodeFlow') },
      'pass',
    ],
    [
      'a block of both flows',
      {
        controls: ['block'],
        conditions: flows('deviceCodeFlow,authenticationTransfer'),
      },
      'pass',
    ],
    [
      'a block of the other flow',
      { controls: ['block'], conditions: flows('authenticationTransfer') },
      'fail',
    ],
    [
      'multifactor authentication in the flow',
      { controls: ['mfa'], conditions: flows('deviceCodeFlow') },
      'fail',
    ],
    [
      'a block for one user',
      {
        controls: ['block'],
        conditions: flows('deviceCodeFlow'),
        users: { includeUsers: ['u'] },
      },
      'fail',
    ],
    [
      'a block in one place',
      {
        controls: ['block'],
        conditions: {
          ...flows('deviceCodeFlow'),
          locations: { includeLocations: ['l'] },
        },
      },
      'fail',
    ],
  ])('%s: %s', async (_, rest, expected) => {
    expect(
      await outcome(
        deviceCodeOpen,
        given(policy('p', rest as Parameters<typeof policy>[1])),
      ),
    ).toBe(expected);
  });
});
