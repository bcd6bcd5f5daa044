import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { mailAndFiles } from './mailAndFiles';
import { tokenProtection } from './tokenProtection';

const given = (
  isEnabled: boolean,
  { conditions, ...rest }: Parameters<typeof policy>[1] = {},
) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [
      {
        ...policy('p', {
          applications: { includeApplications: [...mailAndFiles] },
          ...rest,
          conditions: {
            platforms: { includePlatforms: ['windows'] },
            clientAppTypes: ['mobileAppsAndDesktopClients'],
            ...conditions,
          },
        }),
        sessionControls: { secureSignInSession: { isEnabled } },
      },
    ],
  },
});

describe('ca.token-protection', () => {
  it('passes where tokens of everyone are bound in apps on Windows', async () => {
    expect(await outcome(tokenProtection, given(true))).toBe('pass');
  });

  it('fails where it is switched off', async () => {
    expect(await outcome(tokenProtection, given(false))).toBe('fail');
  });

  it.each<[string, Parameters<typeof policy>[1]]>([
    [
      'it does not include both Exchange and SharePoint',
      { applications: { includeApplications: [mailAndFiles[0]] } },
    ],
    [
      'it leaves out 1 resources',
      {
        applications: {
          includeApplications: ['All'],
          excludeApplications: ['other', mailAndFiles[1]],
        },
      },
    ],
    [
      'it is narrowed by platforms',
      { conditions: { platforms: { includePlatforms: ['macOS'] } } },
    ],
    [
      'it is narrowed by clientAppTypes',
      { conditions: { clientAppTypes: ['browser'] } },
    ],
    ['it does not include all users', { users: { includeUsers: ['u'] } }],
    ['it is disabled', { state: 'disabled' }],
  ])('fails, and says that %s', async (why, rest) => {
    const [{ affected }] = await causes(tokenProtection, given(true, rest));
    expect(affected).toMatchObject([{ id: 'p', facts: { why } }]);
  });
});
