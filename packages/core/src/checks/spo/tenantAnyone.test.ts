import { causes, outcome } from '../givenTenant';
import { tenantAnyone } from './tenantAnyone';

const given = (sharingCapability?: string | null) => ({
  rows: { sharePointSettings: [{ id: 's', sharingCapability }] },
});

describe('spo.tenant-anyone', () => {
  it('fails when links for anyone are allowed', async () => {
    expect(
      await causes(tenantAnyone, given('externalUserAndGuestSharing')),
    ).toMatchObject([
      {
        severity: 'high',
        facts: { sharingCapability: 'externalUserAndGuestSharing' },
      },
    ]);
  });

  it.each([
    'disabled',
    'existingExternalUserSharingOnly',
    'externalUserSharingOnly',
  ])('passes with %s', async value => {
    expect(await outcome(tenantAnyone, given(value))).toBe('pass');
  });

  it.each(['unknownFutureValue', null, undefined])(
    'is unknown for %s',
    async value => {
      expect(await outcome(tenantAnyone, given(value))).toBe('unknown');
    },
  );

  it('is unknown when Microsoft sent no settings at all', async () => {
    expect(await outcome(tenantAnyone, {})).toBe('unknown');
  });
});
