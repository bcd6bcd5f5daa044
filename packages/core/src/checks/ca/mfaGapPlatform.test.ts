import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { mfaGapPlatform } from './mfaGapPlatform';

const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: {
    users: [{ id: 'ann', accountEnabled: true, userType: 'Member' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
});
const only = (...includePlatforms: string[]) =>
  policy('p', {
    controls: ['mfa'],
    conditions: { platforms: { includePlatforms } },
  });

describe('ca.mfa-gap.platform', () => {
  it('finds that unknown platforms are open though every known one is named', async () => {
    const [found] = await causes(
      mfaGapPlatform,
      given(
        only('windows', 'macOS', 'linux', 'android', 'iOS', 'windowsPhone'),
      ),
    );
    expect(found.facts).toMatchObject({
      reach: 'claimedPlatformOnly',
      signIn: expect.stringContaining('on no known platform'),
    });
    expect(found.affected.map(({ id }) => id)).toEqual(['p']);
  });

  it('finds legacy clients that a policy for modern ones leaves outside', async () => {
    const [found] = await causes(
      mfaGapPlatform,
      given(
        policy('p', {
          controls: ['mfa'],
          conditions: {
            clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'],
          },
        }),
      ),
    );
    expect(found.statement).toContain('a kind of client');
  });

  it('passes where everything else is blocked', async () => {
    const rest = policy('q', {
      controls: ['block'],
      conditions: {
        platforms: { includePlatforms: ['all'], excludePlatforms: ['windows'] },
      },
    });
    expect(await outcome(mfaGapPlatform, given(only('windows'), rest))).toBe(
      'pass',
    );
  });
});
