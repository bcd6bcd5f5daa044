import type { ConditionalAccessPolicy } from '../model';
import { readWhole } from './wholePolicy';

const policy = (
  rest: Partial<ConditionalAccessPolicy>,
): ConditionalAccessPolicy => ({
  id: '1',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
  },
  ...rest,
});

describe('readWhole', () => {
  it.each([
    [{ operator: 'OR', builtInControls: ['mfa'] }, true],
    [{ operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] }, true],
    [{ operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }, false],
    [{ operator: 'OR', builtInControls: ['compliantDevice'] }, false],
    [
      {
        operator: 'OR',
        builtInControls: [],
        authenticationStrength: { id: '1', allowedCombinations: ['fido2'] },
      },
      true,
    ],
    [
      {
        operator: 'OR',
        builtInControls: [],
        authenticationStrength: { id: '1', allowedCombinations: ['password'] },
      },
      false,
    ],
    [
      {
        operator: 'OR',
        builtInControls: ['compliantDevice'],
        authenticationStrength: { id: '1', allowedCombinations: ['fido2'] },
      },
      false,
    ],
    [null, false],
  ])(
    'reads from the grant %j that multifactor authentication is required: %s',
    (grantControls, expected) => {
      expect(readWhole(policy({ grantControls })).requiresMfa).toBe(expected);
    },
  );

  it.each([
    [{ clientAppTypes: ['browser'] }, ['clientAppTypes']],
    [{ clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] }, []],
    [{ platforms: { includePlatforms: ['all'], excludePlatforms: [] } }, []],
    [{ platforms: { includePlatforms: ['windows'] } }, ['platforms']],
    [{ platforms: null, locations: null }, []],
    [
      {
        locations: {
          includeLocations: ['All'],
          excludeLocations: ['AllTrusted'],
        },
      },
      ['locations'],
    ],
    [{ userRiskLevels: ['high'], signInRiskLevels: [] }, ['userRisk']],
    [
      {
        authenticationFlows: {
          transferMethods: 'deviceCodeFlow,authenticationTransfer',
        },
      },
      ['authenticationFlows'],
    ],
  ])('names what narrows in %j: %j', (conditions, expected) => {
    expect([...readWhole(policy({ conditions })).narrowing]).toEqual(expected);
  });

  it('takes report-only for what it is: not enabled', () => {
    expect(
      readWhole(policy({ state: 'enabledForReportingButNotEnforced' })).enabled,
    ).toBe(false);
  });
});
