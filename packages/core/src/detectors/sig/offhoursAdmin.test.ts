import type { BetaSignIn, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { givenDays, givenSignIn, START } from './givenSignIn';
import { offhoursAdmin } from './offhoursAdmin';
import { DAY_MS, HOUR_MS } from './signInEvent';

const administrator: Partial<TenantFacts> = {
  tierOf: id => (id === 'u1' ? 0 : undefined),
};
const abroad = { ipAddress: '198.19.9.9', deviceDetail: { deviceId: 'd2' } };
/** Thirty sign-ins at noon, and then one so many hours after noon. */
const log = (hours: number, rest: Partial<BetaSignIn> = abroad, days = 30) => [
  ...givenDays(days),
  givenSignIn(START + (days - 1) * DAY_MS + hours * HOUR_MS, rest),
];
const find = (events: BetaSignIn[], facts = administrator) =>
  found(offhoursAdmin, events, { facts });

describe('sig.offhours-admin', () => {
  it('finds an administrator at night from a place that is new', () => {
    expect(find(log(14.5))).toMatchObject([
      {
        key: 'u1:2026-01-31',
        severity: 'low',
        at: '2026-01-31T02:30:00.000Z',
        facts: {
          tier: 0,
          hourUtc: 2,
          signInsKnown: 30,
          signInsNearThatHour: 0,
          newNetwork: true,
          newDevice: true,
        },
      },
    ]);
  });

  it('needs thirty sign-ins to know a habit', () => {
    expect(find(log(14, abroad, 29))).toEqual([]);
  });

  it.each<[string, Partial<BetaSignIn>, number]>([
    ['a new network', { ipAddress: '198.19.9.9' }, 1],
    ['a new device', { deviceDetail: { deviceId: 'd2' } }, 1],
    ['neither', {}, 0],
    ['an address that is not known', { ipAddress: null }, 0],
    ['a device that is not registered', { deviceDetail: { deviceId: '' } }, 0],
  ])('with %s finds', (_, rest, findings) => {
    expect(find(log(14, rest))).toHaveLength(findings);
  });

  it.each([
    [0.5, 0],
    // An hour earlier or later may be the clock's doing.
    [1.9, 0],
    [2, 1],
    [22.9, 1],
    [23, 0],
  ])('%d hours from the usual one finds %i', (hours, findings) => {
    expect(find(log(hours))).toHaveLength(findings);
  });

  it.each([
    // One of a hundred is one per cent, which is not below it.
    [99, 0],
    [101, 1],
  ])(
    'with one night of %i usual sign-ins before finds %i',
    (count, findings) => {
      const night = givenSignIn(START + 14 * HOUR_MS);
      const usual = Array.from({ length: count }, (_, index) =>
        givenSignIn(START + (1 + (index % 25)) * DAY_MS + index),
      );
      expect(
        find([
          night,
          ...usual,
          givenSignIn(START + 26 * DAY_MS + 14 * HOUR_MS, abroad),
        ]),
      ).toHaveLength(findings);
    },
  );

  it('forgets hours of more than five weeks ago', () => {
    expect(
      find([
        ...givenDays(40),
        givenSignIn(START + 80 * DAY_MS + 14 * HOUR_MS, abroad),
      ]),
    ).toEqual([]);
  });

  it('is silent about people who hold no such role, failures and tokens', () => {
    expect(find(log(14), {})).toEqual([]);
    expect(find(log(14, { ...abroad, status: { errorCode: 50126 } }))).toEqual(
      [],
    );
    expect(find(log(14, { ...abroad, isInteractive: false }))).toEqual([]);
  });

  it('takes the organisation’s own ways out for no new network', () => {
    expect(
      found(offhoursAdmin, log(14, { ipAddress: '198.19.9.9' }), {
        facts: administrator,
        declarations: { trustedEgress: ['198.19.9.9'] },
      }),
    ).toEqual([]);
  });

  it('keeps nothing of who is no administrator', () => {
    const context: any = {
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      namedLocations: [],
      tenant: { tierOf: () => undefined },
    };
    expect(
      offhoursAdmin.step(offhoursAdmin.init(), givenSignIn(START), context),
    ).toEqual({ state: offhoursAdmin.init(), witnesses: [] });
  });
});
