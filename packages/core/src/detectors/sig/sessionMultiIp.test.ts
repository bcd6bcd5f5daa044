import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { givenSignIn, START, unregistered } from './givenSignIn';
import { sessionMultiIp } from './sessionMultiIp';
import { MINUTE_MS } from './signInEvent';

const used = (minutes: number, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(START + minutes * MINUTE_MS, {
    sessionId: 'one',
    ...unregistered,
    ...rest,
  });
const thief = {
  ipAddress: '198.19.9.9',
  autonomousSystemNumber: 64_511,
  location: { countryOrRegion: 'US' },
  isInteractive: false,
};
const find = (...events: BetaSignIn[]) => found(sessionMultiIp, events);

describe('sig.session-multi-ip', () => {
  it('finds a session that two networks use', () => {
    const [finding, ...others] = find(used(0), used(20, thief));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      key: 'u1:one',
      at: '2026-01-01T12:20:00.000Z',
      facts: { minutes: 20, networks: 2, countries: 2 },
    });
    expect(finding.affected.map(({ kind }) => kind)).toEqual([
      'user',
      'signIn',
      'signIn',
    ]);
  });

  it.each([
    [60, 1],
    [60.1, 0],
  ])('judges two places %d minutes apart', (minutes, findings) => {
    expect(find(used(0), used(minutes, thief))).toHaveLength(findings);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['another country of one network', { autonomousSystemNumber: 64_496 }],
    ['another network of one country', { location: { countryOrRegion: 'DE' } }],
    ['another network of no country', { location: null }],
    [
      'a token without a session',
      { sessionId: null, uniqueTokenIdentifier: 'one' },
    ],
  ])('finds %s', (_, rest) => {
    expect(
      find(
        used(0, rest.sessionId === null ? { ...rest } : {}),
        used(20, { ...thief, ...rest }),
      ),
    ).toHaveLength(1);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['another session', { sessionId: 'two' }],
    ['no session', { sessionId: null }],
    ['a failure', { status: { errorCode: 50173 } }],
    ['Microsoft’s own network', { autonomousSystemNumber: 8075 }],
    ['a background app', { appId: 'ab9b8c07-8f02-4f72-87fa-80105867a763' }],
    [
      'another address of one network',
      { autonomousSystemNumber: 64_496, location: { countryOrRegion: 'DE' } },
    ],
    [
      'networks and places that are not said',
      { autonomousSystemNumber: null, location: null },
    ],
    ['somebody else', { userId: 'u2' }],
  ])('is silent about %s', (_, rest) => {
    expect(find(used(0), used(20, { ...thief, ...rest }))).toEqual([]);
  });

  it('is silent about one registered device that travels', () => {
    const phone = (deviceId: string) => ({ deviceDetail: { deviceId } });
    expect(
      find(used(0, phone('phone')), used(20, { ...thief, ...phone('phone') })),
    ).toEqual([]);
    expect(
      find(used(0, phone('phone')), used(20, { ...thief, ...phone('other') })),
    ).toHaveLength(1);
  });

  it('is silent where a VPN of the organisation is switched on', () => {
    expect(
      found(sessionMultiIp, [used(0), used(20, thief)], {
        declarations: { trustedEgress: ['198.19.9.0/24'] },
      }),
    ).toEqual([]);
  });

  it('is one finding however often the two take turns', () => {
    expect(
      find(used(0), used(1, thief), used(2), used(3, thief), used(4)),
    ).toHaveLength(1);
  });

  it('tells of the last sign-in in the other place, of the session that goes on', () => {
    const two = { sessionId: 'two' };
    const [finding, ...others] = find(
      used(0),
      used(100, two),
      used(110, two),
      used(115, thief),
      used(120, { ...thief, ...two }),
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ key: 'u1:two', facts: { minutes: 10 } });
  });
});
