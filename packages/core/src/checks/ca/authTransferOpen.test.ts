import { noDefaults, outcome, policy } from '../givenTenant';
import { authTransferOpen } from './authTransferOpen';

const flows = (transferMethods: string) => ({
  authenticationFlows: { transferMethods },
});

describe('ca.auth-transfer-open', () => {
  it.each<[string, Parameters<typeof policy>[1], string]>([
    [
      'a block of the transfer',
      { controls: ['block'], conditions: flows('authenticationTransfer') },
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
      { controls: ['block'], conditions: flows('deviceCodeFlow') },
      'fail',
    ],
    [
      'a second factor for the transfer',
      { controls: ['mfa'], conditions: flows('authenticationTransfer') },
      'fail',
    ],
    [
      'a block that leaves a group out',
      {
        controls: ['block'],
        conditions: flows('authenticationTransfer'),
        users: { excludeGroups: ['g'] },
      },
      'fail',
    ],
  ])('%s: %s', async (_, rest, expected) => {
    expect(
      await outcome(authTransferOpen, {
        rows: {
          securityDefaults: noDefaults,
          conditionalAccessPolicies: [policy('p', rest)],
        },
      }),
    ).toBe(expected);
  });
});
