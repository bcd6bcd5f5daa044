import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { bruteForce } from './bruteForce';
import { ended, ofV1, spread } from './givenAttempts';

const attacker = { ipAddress: '203.0.113.9', autonomousSystemNumber: 64_501 };
const wrong = (seconds: number, rest: Partial<SignIn> = {}) =>
  ended(50126, seconds, { ...attacker, ...rest });
const failures = (count: number, seconds: number) =>
  spread(count, seconds, at => wrong(at));
const severities = (log: SignIn[]) =>
  found(bruteForce, log).map(({ severity }) => severity);

describe('sig.brute-force', () => {
  it.each([
    [19, 60, 0],
    [20, 900, 1],
    [20, 901, 0],
    [300, 900, 1],
  ])('says of %i failures in %i seconds: %i findings', (count, seconds, n) => {
    expect(severities(failures(count, seconds))).toEqual(
      Array(n).fill('medium'),
    );
    expect(severities(failures(count, seconds).map(ofV1))).toHaveLength(n);
  });

  it('names the person, the app and some of the sign-ins', () => {
    const [witness] = found(bruteForce, failures(40, 300));
    expect(witness).toMatchObject({
      key: 'u1:2026-01-20',
      at: '2026-01-20T10:05:00.000Z',
      facts: {
        failures: 40,
        firstFailure: '2026-01-20T10:00:00.000Z',
        passwordFoundAt: null,
        addresses: 1,
      },
    });
    expect(witness.affected.length).toBe(2 + 24);
  });

  it.each<[string, number, number, Partial<SignIn>, string]>([
    ['a success from the same address', 0, 3_600, attacker, 'high'],
    ['a success later than an hour', 0, 3_601, attacker, 'medium'],
    [
      'a success from the address next to it',
      0,
      60,
      { ...attacker, ipAddress: '203.0.113.77' },
      'high',
    ],
    ['a success from elsewhere', 0, 60, {}, 'medium'],
    ['a second factor asked for there', 50074, 60, attacker, 'high'],
    ['Conditional Access in the way there', 53003, 60, attacker, 'high'],
    ['an interrupt there', 50140, 60, attacker, 'medium'],
  ])(
    'takes %s (%i after %i s) for what it is',
    (_, code, after, rest, severity) => {
      expect(
        severities([...failures(20, 60), ended(code, 60 + after, rest)]),
      ).toEqual([severity]);
    },
  );

  it('stays as severe as it was when the failures go on', () => {
    expect(
      severities([
        ...failures(20, 60),
        ended(0, 70, attacker),
        ...spread(20, 60, at => wrong(100 + at)),
      ]),
    ).toEqual(['high']);
  });

  it.each([50126, 50053, 50034, 50055, 50057])('counts %i', code => {
    expect(
      severities(spread(20, 60, at => ended(code, at, attacker))),
    ).toHaveLength(1);
  });

  it.each<[string, (at: number, index: number) => SignIn]>([
    [
      'interrupts',
      (at, index) =>
        ended([50140, 50058, 50097, 65001, 16000][index % 5], at, attacker),
    ],
    ['second factors not given', at => ended(500121, at, attacker)],
    ['one act logged often', at => wrong(at, { correlationId: 'one' })],
    [
      'what Microsoft’s services pass on',
      at => wrong(at, { autonomousSystemNumber: 8075 }),
    ],
    [
      'a device that answers for its certificate',
      at => wrong(at, { userAgent: 'Mozilla/4.0 (compatible; PKeyAuth/1.0)' }),
    ],
    [
      'failures of many people',
      (at, index) => wrong(at, { userId: `u${index}` }),
    ],
    ['a record without a result', at => ({ ...wrong(at), status: null })],
  ])('is silent about %s', (_, make) => {
    expect(severities(spread(60, 300, make))).toEqual([]);
  });

  it('tells an attack of two days by day', () => {
    const log = [0, 86_400].flatMap(day =>
      spread(20, 60, at => wrong(day + at)),
    );
    expect(found(bruteForce, log).map(({ key }) => key)).toEqual([
      'u1:2026-01-20',
      'u1:2026-01-21',
    ]);
  });
});
