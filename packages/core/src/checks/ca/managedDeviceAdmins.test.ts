import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { templateRoles } from '../priv/roleTiers';
import { managedDeviceAdmins } from './managedDeviceAdmins';

const given = (rest: Parameters<typeof policy>[1]) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [policy('p', rest)],
  },
});
const controls = ['compliantDevice', 'domainJoinedDevice'];
const forRoles = (includeRoles: readonly string[]) => ({
  includeUsers: [],
  includeRoles,
});

describe('ca.managed-device-admins', () => {
  it.each<[string, Parameters<typeof policy>[1], string]>([
    [
      'a device of all roles',
      { controls, users: forRoles(templateRoles) },
      'pass',
    ],
    ['a device of everyone', { controls }, 'pass'],
    [
      'a device of all roles but one',
      { controls, users: forRoles(templateRoles.slice(1)) },
      'fail',
    ],
    [
      'a device or a second factor',
      { controls: ['mfa', ...controls], users: forRoles(templateRoles) },
      'fail',
    ],
    [
      'a device on one platform',
      {
        controls,
        users: forRoles(templateRoles),
        conditions: { platforms: { includePlatforms: ['windows'] } },
      },
      'fail',
    ],
  ])('%s: %s', async (_, rest, expected) => {
    expect(await outcome(managedDeviceAdmins, given(rest))).toBe(expected);
  });

  it('says of a policy for some roles what it lacks', async () => {
    const [{ affected }] = await causes(
      managedDeviceAdmins,
      given({ controls, users: forRoles(templateRoles.slice(1)) }),
    );
    expect(affected).toMatchObject([
      { id: 'p', facts: { why: 'it does not name all fourteen roles' } },
    ]);
  });
});
