import { noDefaults, outcome, policy } from '../givenTenant';
import { unknownPlatform } from './unknownPlatform';

const supported = ['android', 'iOS', 'windows', 'macOS', 'linux'];
const platforms = (includePlatforms: string[], excludePlatforms: string[]) => ({
  platforms: { includePlatforms, excludePlatforms },
});

describe('ca.unknown-platform', () => {
  it.each<[string, Parameters<typeof policy>[1], string]>([
    [
      'a block of all but the supported platforms',
      { controls: ['block'], conditions: platforms(['all'], supported) },
      'pass',
    ],
    [
      'a block of all but one platform',
      { controls: ['block'], conditions: platforms(['all'], ['windows']) },
      'pass',
    ],
    [
      'a block of platforms by name',
      { controls: ['block'], conditions: platforms(['linux'], []) },
      'fail',
    ],
    [
      'a block that leaves out a platform nobody knows',
      {
        controls: ['block'],
        conditions: platforms(['all'], ['unknownFutureValue']),
      },
      'fail',
    ],
    [
      'a second factor on unknown platforms',
      { controls: ['mfa'], conditions: platforms(['all'], supported) },
      'fail',
    ],
    [
      'a block in the browser only',
      {
        controls: ['block'],
        conditions: {
          ...platforms(['all'], supported),
          clientAppTypes: ['browser'],
        },
      },
      'fail',
    ],
    [
      'a block that only reports',
      {
        controls: ['block'],
        conditions: platforms(['all'], supported),
        state: 'enabledForReportingButNotEnforced',
      },
      'fail',
    ],
  ])('%s: %s', async (_, rest, expected) => {
    expect(
      await outcome(unknownPlatform, {
        rows: {
          securityDefaults: noDefaults,
          conditionalAccessPolicies: [policy('p', rest)],
        },
      }),
    ).toBe(expected);
  });
});
