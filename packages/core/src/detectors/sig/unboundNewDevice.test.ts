import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { apps } from './firstPartyApps';
import { after, givenDays, givenSignIn, START } from './givenSignIn';
import { DAY_MS, MINUTE_MS } from './signInEvent';
import { unboundNewDevice } from './unboundNewDevice';

const unbound = {
  signInSessionStatus: 'unbound',
  signInSessionStatusCode: 1002,
};
const registered = (
  deviceId = 'new-device',
  trustType = 'Azure AD registered',
) => ({
  deviceDetail: {
    deviceId,
    isManaged: false,
    trustType,
    displayName: 'DESKTOP-1',
  },
});
const onNew = (at = after(12), rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, {
    ...registered(),
    tokenProtectionStatusDetails: unbound,
    ...rest,
  });
const find = (...events: BetaSignIn[]) => found(unboundNewDevice, events);

describe('sig.unbound-new-device', () => {
  it('finds an unmanaged device that is new, with an unbound token', () => {
    expect(find(...givenDays(12), onNew())).toMatchObject([
      {
        key: 'u1:new-device:2026-01-12',
        severity: 'medium',
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'device', id: 'new-device', label: 'DESKTOP-1' },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
        facts: { newDevice: true, tokenChain: false, signIns: 1 },
      },
    ]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    [
      'a bound token',
      { tokenProtectionStatusDetails: { signInSessionStatus: 'bound' } },
    ],
    [
      'a token of which nothing is said',
      { tokenProtectionStatusDetails: null },
    ],
    ['a managed device', { deviceDetail: { deviceId: 'x', isManaged: true } }],
    ['a device of which nothing is said', { deviceDetail: { deviceId: 'x' } }],
    [
      'no registered device',
      { deviceDetail: { deviceId: '', isManaged: false } },
    ],
    ['a hybrid one', registered('x', 'Hybrid Azure AD joined')],
    ['a failure', { status: { errorCode: 50126 } }],
  ])('is silent about %s', (_, rest) => {
    expect(find(...givenDays(12), onNew(after(12), rest))).toEqual([]);
  });

  it('tells a device once, and again after a week without', () => {
    const days = (gap: number) =>
      find(
        ...givenDays(30),
        onNew(START + 10 * DAY_MS),
        onNew(START + (10 + gap) * DAY_MS),
      );
    expect(days(1)).toHaveLength(1);
    expect(days(6)).toHaveLength(1);
    expect(days(7)).toHaveLength(2);
  });

  it('is silent while it learns a person', () => {
    expect(find(...givenDays(9), onNew(after(9)))).toEqual([]);
    expect(find(...givenDays(10), onNew(after(10)))).toHaveLength(1);
  });

  describe('of a chain of tokens', () => {
    const broker = (
      minutes: number,
      incomingTokenType: string,
      rest: Partial<BetaSignIn> = {},
    ) =>
      givenSignIn(START + minutes * MINUTE_MS, {
        ...registered(),
        appId: apps.authenticationBroker,
        isInteractive: false,
        incomingTokenType,
        ...rest,
      });

    it.each([
      [60, [{ tokenChain: true, newDevice: false, signIns: 2 }]],
      [60.1, []],
    ])('within %d minutes finds %j', (minutes, facts) => {
      expect(
        find(broker(0, 'refreshToken'), broker(minutes, 'primaryRefreshToken')),
      ).toMatchObject(facts.map(each => ({ facts: each })));
    });

    it.each<[string, BetaSignIn[]]>([
      [
        'the other way round',
        [broker(0, 'primaryRefreshToken'), broker(5, 'refreshToken')],
      ],
      [
        'a primary token alone',
        [broker(0, 'primaryRefreshToken'), broker(5, 'primaryRefreshToken')],
      ],
      [
        'another device',
        [
          broker(0, 'refreshToken'),
          broker(5, 'primaryRefreshToken', registered('other')),
        ],
      ],
      [
        'another app',
        [
          broker(0, 'refreshToken'),
          broker(5, 'primaryRefreshToken', { appId: 'app' }),
        ],
      ],
      [
        'a managed device',
        ['refreshToken', 'primaryRefreshToken'].map((type, index) =>
          broker(index, type, {
            deviceDetail: { deviceId: 'd', isManaged: true },
          }),
        ),
      ],
    ])('is silent about %s', (_, events) => {
      expect(find(...events)).toEqual([]);
    });
  });

  it('asks for records that tell of tokens', () => {
    expect(unboundNewDevice.tells!(givenSignIn(START))).toBe(false);
    expect(unboundNewDevice.tells!(onNew())).toBe(true);
  });
});
