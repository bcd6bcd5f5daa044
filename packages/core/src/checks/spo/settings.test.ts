import type { SharePointSettings } from '../../model';
import { causes, judge, outcome } from '../givenTenant';
import { settings } from './settings';

const right = {
  isLegacyAuthProtocolsEnabled: false,
  isUnmanagedSyncAppForTenantRestricted: true,
  idleSessionSignOut: { isEnabled: true, signOutAfterInSeconds: 3600 },
};
const given = (rest: Partial<SharePointSettings> = {}) => ({
  rows: { sharePointSettings: [{ id: 's', ...right, ...rest }] },
});

describe('spo.settings', () => {
  it.each<[string, Partial<SharePointSettings>]>([
    ['isLegacyAuthProtocolsEnabled', { isLegacyAuthProtocolsEnabled: true }],
    [
      'isUnmanagedSyncAppForTenantRestricted',
      { isUnmanagedSyncAppForTenantRestricted: false },
    ],
    ['idleSessionSignOut', { idleSessionSignOut: { isEnabled: false } }],
  ])('is a cause of its own for %s', async (key, rest) => {
    const found = await causes(settings, given(rest));
    expect(found.map(cause => cause.key)).toEqual([key]);
  });

  it('passes when all three are right', async () => {
    expect(await outcome(settings, given())).toBe('pass');
  });

  it('does not take what is not sent for right, nor for wrong', async () => {
    const unsent = { idleSessionSignOut: null };
    expect(await judge(settings, given(unsent))).toMatchObject({
      outcome: 'unknown',
      because: [
        {
          completeness: {
            seen: 2,
            why: expect.stringContaining('idleSessionSignOut'),
          },
        },
      ],
    });
    expect(
      await judge(
        settings,
        given({ ...unsent, isLegacyAuthProtocolsEnabled: true }),
      ),
    ).toMatchObject({ outcome: 'fail', because: [{}] });
  });
});
