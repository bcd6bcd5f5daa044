import type { BetaSignIn, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { dormantWakes } from './dormantWakes';
import { givenSignIn, START, unregistered } from './givenSignIn';
import { DAY_MS } from './signInEvent';

const brazil = { location: { countryOrRegion: 'BR' }, ipAddress: '198.19.2.5' };
const colleagues = ['a', 'b', 'c'].map(userId =>
  givenSignIn(START - DAY_MS, { userId }),
);
/** Colleagues are in Germany while the person is away. */
const meanwhile = (days: number) =>
  ['a', 'b', 'c'].map(userId =>
    givenSignIn(START + (days - 1) * DAY_MS, { userId }),
  );
const back = (days: number, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(START + days * DAY_MS, rest);
/** Seen once, and then again after so many days. */
const find = (days: number, rest: Partial<BetaSignIn> = {}) =>
  found(dormantWakes, [
    ...colleagues,
    givenSignIn(START),
    ...meanwhile(days),
    back(days, rest),
  ]);

describe('sig.dormant-wakes', () => {
  it('finds an account that comes back from elsewhere', () => {
    expect(find(70, brazil)).toMatchObject([
      {
        key: 'u1:2026-03-12',
        at: '2026-03-12T12:00:00.000Z',
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
        facts: {
          daysAway: 70,
          lastSuccess: '2026-01-01T12:00:00.000Z',
          newCountry: true,
        },
      },
    ]);
  });

  it.each([
    [59.99, 0],
    [60, 1],
  ])('after %d days finds %i', (days, findings) => {
    expect(find(days, brazil)).toHaveLength(findings);
  });

  it.each<[string, Partial<BetaSignIn>, number]>([
    ['as it went', {}, 0],
    [
      'on a new managed computer',
      { deviceDetail: { deviceId: 'd2', isManaged: true } },
      0,
    ],
    ['on a managed computer abroad', brazil, 1],
    ['on a computer that nobody registered', unregistered, 1],
    [
      'on another that nobody manages',
      { deviceDetail: { deviceId: 'd2', isManaged: false } },
      1,
    ],
    [
      'in another network, on a computer of which nothing is said',
      { autonomousSystemNumber: 64_511, deviceDetail: null },
      1,
    ],
    [
      'with nothing said of the place or the device',
      { location: null, autonomousSystemNumber: null, deviceDetail: null },
      0,
    ],
    ['by a failure', { ...brazil, status: { errorCode: 50126 } }, 0],
    [
      'by a token renewed without the person',
      { ...brazil, isInteractive: false },
      0,
    ],
    [
      'in Microsoft’s own network',
      { ...brazil, autonomousSystemNumber: 8075 },
      0,
    ],
    [
      'there, on a computer that nobody registered',
      { autonomousSystemNumber: 8075, ...unregistered },
      1,
    ],
  ])('that comes back %s: %#', (_, rest, findings) => {
    expect(find(70, rest)).toHaveLength(findings);
  });

  it('knows who works on a computer in Microsoft’s cloud all along', () => {
    const cloud = (day: number) => back(day, { autonomousSystemNumber: 8075 });
    expect(
      found(dormantWakes, [
        ...colleagues,
        givenSignIn(START),
        cloud(30),
        cloud(59),
        back(80, brazil),
      ]),
    ).toEqual([]);
  });

  it('is silent about the organisation’s own ways out', () => {
    expect(
      found(dormantWakes, [givenSignIn(START), back(70, brazil)], {
        declarations: { trustedEgress: ['198.19.2.5'] },
      }),
    ).toEqual([]);
  });

  describe('of an account that the log does not know', () => {
    const facts = (since?: string): Partial<TenantFacts> => ({
      dormantSince: id => (id === 'u1' ? since : undefined),
    });
    const wake = (rest: Partial<BetaSignIn>, since?: string) =>
      found(dormantWakes, [...colleagues, givenSignIn(START, rest)], {
        facts: facts(since),
      });
    const long = '2025-10-01T08:00:00Z';

    it('goes by Microsoft’s own reckoning', () => {
      expect(wake(unregistered, long)).toMatchObject([
        {
          facts: {
            daysAway: 92,
            lastSuccess: '2025-10-01T08:00:00.000Z',
            newCountry: false,
            newDevice: true,
          },
        },
      ]);
      expect(wake(brazil, long)).toHaveLength(1);
    });

    it('is silent on a managed computer where colleagues are', () => {
      expect(wake({}, long)).toEqual([]);
    });

    it('is silent where nothing is known of the time before', () => {
      expect(wake({ ...brazil, ...unregistered })).toEqual([]);
    });

    it('tells only of the first sign-in', () => {
      expect(
        found(
          dormantWakes,
          [givenSignIn(START, unregistered), back(1, unregistered)],
          { facts: facts(long) },
        ),
      ).toHaveLength(1);
    });
  });
});
