import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { unmanagedSession } from './unmanagedSession';

const forgets = { persistentBrowser: { isEnabled: true, mode: 'never' } };
const filter = (mode: string, rule: string) => ({
  devices: { deviceFilter: { mode, rule } },
});
const managed =
  'device.isCompliant -eq True -or device.trustType -eq "ServerAD"';
const given = (
  sessionControls: Record<string, unknown>,
  rest: Parameters<typeof policy>[1] = {},
) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [{ ...policy('p', rest), sessionControls }],
  },
});
const judged = (...args: Parameters<typeof given>) =>
  outcome(unmanagedSession, given(...args));

describe('ca.unmanaged-session', () => {
  it.each<[string, Record<string, unknown>]>([
    ['the browser forgets', forgets],
    [
      'people sign in again within a day',
      { signInFrequency: { isEnabled: true, type: 'hours', value: 12 } },
    ],
    [
      'people sign in every time',
      { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } },
    ],
    [
      'apps restrict what is shown',
      { applicationEnforcedRestrictions: { isEnabled: true } },
    ],
  ])('passes where %s', async (_, controls) => {
    expect(await judged(controls)).toBe('pass');
  });

  it.each<[string, Record<string, unknown>]>([
    ['nothing is limited', {}],
    [
      'the limit is switched off',
      { persistentBrowser: { isEnabled: false, mode: 'never' } },
    ],
    ['the browser remembers', { persistentBrowser: { mode: 'always' } }],
    [
      'people sign in again after a month',
      { signInFrequency: { isEnabled: true, type: 'days', value: 30 } },
    ],
  ])('fails where %s', async (_, controls) => {
    expect(await judged(controls)).toBe('fail');
  });

  it.each<[string, Parameters<typeof policy>[1], string]>([
    [
      'leaving managed devices out',
      { conditions: filter('exclude', managed) },
      'pass',
    ],
    [
      'naming devices that are neither',
      {
        conditions: filter(
          'include',
          'device.isCompliant -ne True -and device.trustType -ne "ServerAD"',
        ),
      },
      'pass',
    ],
    [
      'naming managed devices',
      { conditions: filter('include', managed) },
      'fail',
    ],
    [
      'leaving out joined devices, compliant or not',
      {
        conditions: filter(
          'exclude',
          `${managed} -or device.trustType -eq "AzureAD"`,
        ),
      },
      'fail',
    ],
    [
      'leaving out a model',
      { conditions: filter('exclude', 'device.model -eq "Kiosk"') },
      'fail',
    ],
    [
      'a filter that cannot be read',
      { conditions: filter('exclude', 'nonsense') },
      'fail',
    ],
    [
      'the browser only',
      { conditions: { clientAppTypes: ['browser'] } },
      'pass',
    ],
    [
      'Office 365 only',
      { applications: { includeApplications: ['Office365'] } },
      'pass',
    ],
    [
      'one other app only',
      { applications: { includeApplications: ['other'] } },
      'fail',
    ],
    ['one person only', { users: { includeUsers: ['u'] } }, 'fail'],
  ])('a limit for %s: %s', async (_, rest, expected) => {
    expect(await judged(forgets, rest)).toBe(expected);
  });

  it('says of a policy that its filter may miss devices', async () => {
    const [{ affected }] = await causes(
      unmanagedSession,
      given(forgets, { conditions: filter('include', managed) }),
    );
    expect(affected).toMatchObject([
      {
        id: 'p',
        facts: { why: 'its device filter may miss unmanaged devices' },
      },
    ]);
  });
});
