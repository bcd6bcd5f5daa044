import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { aitmClient } from './aitmClient';
import { apps } from './firstPartyApps';
import { givenSignIn, START } from './givenSignIn';
import { MINUTE_MS } from './signInEvent';

const office = { appId: apps.officeHome, resourceId: apps.officeHome };
const broker = (resourceId: string) => ({
  appId: apps.authenticationBroker,
  resourceId,
});
const kit = (rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(START, { ...office, userAgent: 'axios/1.7.9', ...rest });
const find = (...events: BetaSignIn[]) => found(aitmClient, events);

describe('sig.aitm-client', () => {
  it.each<[string, Partial<BetaSignIn>]>([
    ['axios/1.7.9', office],
    ['node', office],
    ['node-fetch/1.0', office],
    ['undici', broker(apps.graph)],
    ['python-requests/2.31.0', broker(apps.exchange)],
  ])('finds %s where a browser is expected', (userAgent, rest) => {
    expect(find(kit({ ...rest, userAgent }))).toMatchObject([
      {
        key: 'u1:kit:2026-01-01',
        severity: 'high',
        at: '2026-01-01T12:00:00.000Z',
        facts: { userAgent, errorCode: 0, signIns: 1 },
      },
    ]);
  });

  it('finds one that a policy stopped after the right password', () => {
    expect(find(kit({ status: { errorCode: 53003 } }))).toHaveLength(1);
    expect(find(kit({ status: { errorCode: 50126 } }))).toEqual([]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['a browser', { userAgent: 'Mozilla/5.0 nodeview Edg/130' }],
    ['no agent', { userAgent: null }],
    ['another app of a script', { appId: 'app' }],
    ['Office asking for Graph', { resourceId: apps.graph }],
    ['the broker that registers', broker(apps.deviceRegistration)],
  ])('is silent about %s', (_, rest) => {
    expect(find(kit(rest))).toEqual([]);
  });

  describe('of a second factor that is used elsewhere', () => {
    const passed = (rest: Partial<BetaSignIn> = {}) =>
      givenSignIn(START, {
        authenticationRequirement: 'multiFactorAuthentication',
        sessionId: 'one',
        ...rest,
      });
    const server = (minutes: number, rest: Partial<BetaSignIn> = {}) =>
      givenSignIn(START + minutes * MINUTE_MS, {
        ipAddress: '198.19.9.9',
        autonomousSystemNumber: 14_061,
        isInteractive: false,
        sessionId: 'one',
        ...rest,
      });

    it('finds a rented server within a quarter of an hour', () => {
      const [finding, ...others] = find(passed(), server(6));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        key: 'u1:relay:2026-01-01',
        at: '2026-01-01T12:06:00.000Z',
        facts: { minutes: 6 },
      });
      expect(
        finding.affected.filter(({ kind }) => kind === 'signIn'),
      ).toHaveLength(2);
    });

    it.each([
      [15, 1],
      [15.1, 0],
    ])('%d minutes later finds %i', (minutes, findings) => {
      expect(find(passed(), server(minutes))).toHaveLength(findings);
    });

    it('goes by the token where a record has no session', () => {
      const bare = { sessionId: null };
      const interactive = { ...bare, isInteractive: true };
      expect(find(passed(), server(5, bare))).toHaveLength(1);
      expect(
        find(
          passed(),
          server(5, { ...interactive, incomingTokenType: 'refreshToken' }),
        ),
      ).toHaveLength(1);
      expect(
        find(
          passed(),
          server(5, { ...interactive, incomingTokenType: 'none' }),
        ),
      ).toEqual([]);
    });

    it.each<[string, Partial<BetaSignIn>]>([
      ['a session of the server’s own', { sessionId: 'two' }],
      ['a network of people', { autonomousSystemNumber: 64_511 }],
      ['Microsoft’s own network', { autonomousSystemNumber: 8075 }],
      ['a network that is not said', { autonomousSystemNumber: null }],
      ['a failure', { status: { errorCode: 50173 } }],
    ])('is silent about %s', (_, rest) => {
      expect(find(passed(), server(5, rest))).toEqual([]);
    });

    it('is silent where one factor was asked for, or how many is not said', () => {
      const asked = (authenticationRequirement?: string) =>
        find(passed({ authenticationRequirement }), server(5));
      expect(asked('singleFactorAuthentication')).toEqual([]);
      expect(asked(undefined)).toEqual([]);
    });

    it('is silent about who works on a server from beginning to end', () => {
      expect(
        find(passed({ autonomousSystemNumber: 14_061 }), server(5)),
      ).toEqual([]);
    });

    it('finds it where the second factor was given inside', () => {
      expect(
        found(aitmClient, [passed(), server(5)], {
          declarations: { trustedEgress: ['198.18.1.0/24'] },
        }),
      ).toHaveLength(1);
    });

    it('is silent about a declared way out in somebody’s cloud', () => {
      expect(
        found(aitmClient, [passed(), server(5)], {
          declarations: { trustedEgress: ['198.19.9.9'] },
        }),
      ).toEqual([]);
    });
  });

  it('asks for records that tell of tokens', () => {
    const { signInEventTypes, ...v1 } = kit();
    expect(find(v1)).toHaveLength(1);
    expect(aitmClient.tells!(v1)).toBe(false);
  });
});
