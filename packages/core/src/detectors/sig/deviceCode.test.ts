import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { deviceCode } from './deviceCode';
import {
  after,
  givenDays,
  givenSignIn,
  START,
  unregistered,
} from './givenSignIn';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const AT = after(12);
const byCode = (at = AT, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, {
    authenticationProtocol: 'deviceCode',
    sessionId: 'code',
    ...rest,
  });
/** What the app does with the code. */
const renewed = (at: number, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, {
    isInteractive: false,
    originalTransferMethod: 'deviceCodeFlow',
    sessionId: 'code',
    userAgent: 'python-requests/2.31.0',
    ...rest,
  });
const attacker = { ipAddress: '198.19.9.9', autonomousSystemNumber: 64_511 };
/** Uses device codes for a month, on a managed computer at home. */
const accustomed = [...givenDays(12), byCode(START)];

const find = (...events: BetaSignIn[]) => found(deviceCode, events);

describe('sig.device-code', () => {
  it('finds the first one of a person', () => {
    expect(find(...givenDays(12), byCode())).toMatchObject([
      {
        key: 'u1:2026-01-12',
        severity: 'high',
        at: '2026-01-12T13:00:00.000Z',
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'application', id: 'app' },
          { kind: 'signIn' },
        ],
        facts: { firstInThirtyDays: true, seenWith: null, signIns: 1 },
      },
    ]);
  });

  it.each<[string, Partial<BetaSignIn>, string]>([
    ['a usual one', {}, 'medium'],
    ['an unregistered device', unregistered, 'high'],
    ['an unmanaged one', { deviceDetail: { isManaged: false } }, 'high'],
    ['a device of which nothing is said', { deviceDetail: null }, 'medium'],
    ['a network that is new', attacker, 'high'],
    [
      'a network without a number',
      { ...attacker, autonomousSystemNumber: null },
      'medium',
    ],
  ])('of who does so often, takes %s for %s', (_, rest, severity) => {
    expect(find(...accustomed, byCode(AT, rest)).at(-1)).toMatchObject({
      severity,
    });
  });

  it('takes one for the first again after thirty days', () => {
    const again = (days: number) =>
      find(...accustomed, byCode(START + days * DAY_MS)).at(-1)!.severity;
    expect(again(29)).toBe('medium');
    expect(again(30)).toBe('high');
  });

  it('finds a code that is approved in one place and used in another', () => {
    expect(
      find(...accustomed, byCode(), renewed(AT + 5 * MINUTE_MS, attacker)).at(
        -1,
      ),
    ).toMatchObject({
      severity: 'critical',
      at: '2026-01-12T13:05:00.000Z',
      facts: { seenWith: 'addresses', networks: 2, signIns: 2 },
    });
  });

  it.each([
    [30, 'critical'],
    [31, 'medium'],
  ])('used %i minutes later, it is %s', (minutes, severity) => {
    expect(
      find(
        ...accustomed,
        byCode(),
        renewed(AT + minutes * MINUTE_MS, attacker),
      ).at(-1),
    ).toMatchObject({ severity });
  });

  it('finds two agents of what a person did in one session', () => {
    const other = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/131' };
    expect(
      find(...accustomed, byCode(), byCode(AT + MINUTE_MS, other)).at(-1),
    ).toMatchObject({ severity: 'critical', facts: { seenWith: 'agents' } });
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['the command line that asked for the code', {}],
    ['an IPv6 address of the same network', { ipAddress: '2001:db8:1:2::9' }],
    [
      'an IPv6 address where networks have no numbers',
      { ipAddress: '2001:db8:1:2::9', autonomousSystemNumber: null },
    ],
    ['another session', { ...attacker, sessionId: 'another' }],
    ['a failure', { ...attacker, status: { errorCode: 70043 } }],
    [
      'an address that is not known',
      { ...attacker, ipAddress: null, autonomousSystemNumber: null },
    ],
  ])('does not take %s for another place', (_, rest) => {
    expect(
      find(...accustomed, byCode(), renewed(AT + 2 * MINUTE_MS, rest)).at(-1),
    ).toMatchObject({ severity: 'medium', facts: { signIns: 1 } });
  });

  it('does not take a new version of a browser in one session for another agent', () => {
    expect(
      find(
        ...accustomed,
        byCode(),
        byCode(AT + MINUTE_MS, {
          userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/131.5',
        }),
      ).at(-1),
    ).toMatchObject({ severity: 'medium', facts: { signIns: 2 } });
  });

  it('takes all of the organisation’s ways out for one place', () => {
    const vpn = {
      declarations: { trustedEgress: ['198.18.1.0/24', '198.19.9.0/24'] },
    };
    const log = [...accustomed, byCode(), renewed(AT + MINUTE_MS, attacker)];
    expect(found(deviceCode, log, vpn).at(-1)).toMatchObject({
      severity: 'medium',
    });
    // Approved inside, used outside.
    expect(
      found(deviceCode, log, {
        declarations: { trustedEgress: ['198.18.1.0/24'] },
      }).at(-1),
    ).toMatchObject({ severity: 'critical' });
  });

  it('says nothing of other sign-ins, of failed ones, and of what is renewed months later', () => {
    expect(
      find(
        ...givenDays(12),
        byCode(AT, { status: { errorCode: 50126 } }),
        renewed(AT + MINUTE_MS),
      ),
    ).toEqual([]);
  });

  it('asks for records that tell the protocol', () => {
    const { signInEventTypes, ...v1 } = givenSignIn(AT);
    expect(deviceCode.tells!(v1)).toBe(false);
    expect(deviceCode.tells!(givenSignIn(AT))).toBe(true);
  });
});
