import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { audit, target } from './givenAudit';
import { methodAfterRisk } from './methodAfterRisk';

const NOON = Date.UTC(2026, 2, 10, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let counter = 0;

const signIn = (at: number, over: Partial<SignIn> = {}): SignIn => {
  counter += 1;
  return {
    id: `s${counter}`,
    createdDateTime: new Date(at).toISOString(),
    userId: 'person',
    ipAddress: '192.0.2.1',
    status: { errorCode: 0 },
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    location: { countryOrRegion: 'DE' },
    ...over,
  };
};
const risky = (at: number, over: Partial<SignIn> = {}) =>
  signIn(at, { riskLevelDuringSignIn: 'high', riskState: 'atRisk', ...over });
const method = (
  at: number,
  over: Record<string, unknown> & { ip?: string } = {},
) => {
  const { ip = '192.0.2.9', ...rest } = over;
  return audit('User registered security info', {
    at: new Date(at).toISOString(),
    category: 'UserManagement',
    loggedByService: 'Authentication Methods',
    initiatedBy: { user: { id: 'person', ipAddress: ip }, app: null },
    targets: [target('User', 'person')],
    ...rest,
  });
};
const run = (...log: object[]) => found<any>(methodAfterRisk, log);

describe('aud.method-after-risk', () => {
  it('names the person, the sign-in and how long it took', () => {
    const sign = risky(NOON);
    expect(run(sign, method(NOON + 20 * MINUTE))).toMatchObject([
      {
        severity: 'high',
        at: '2026-03-10T12:20:00.000Z',
        affected: [
          { kind: 'user', id: 'person' },
          { kind: 'signIn', id: sign.id },
        ],
        facts: {
          minutes: 20,
          because: 'risk high',
          addressNewForThePerson: false,
        },
      },
    ]);
  });

  it.each([
    [-30 * MINUTE - 1000, undefined],
    [-30 * MINUTE, 'high'],
    [0, 'high'],
    [HOUR, 'high'],
    [HOUR + 1000, 'medium'],
    [DAY, 'medium'],
    [DAY + 1000, undefined],
  ])('a method %i ms after the sign-in is %s', (after, severity) => {
    expect(run(risky(NOON), method(NOON + after))[0]?.severity).toBe(severity);
  });

  it('is worse from an address that is new for the person', () => {
    const late = (ip: string) =>
      run(risky(NOON), method(NOON + 2 * HOUR, { ip }));
    expect(late('203.0.113.5')).toMatchObject([
      { severity: 'high', facts: { addressNewForThePerson: true } },
    ]);
    expect(late('192.0.2.77')[0].severity).toBe('medium');
  });

  it('does not hold an administrator’s address against the person', () => {
    const row = method(NOON + 2 * HOUR, {
      activityDisplayName: 'Admin registered security info',
      initiatedBy: {
        user: { id: 'admin', ipAddress: '203.0.113.5' },
        app: null,
      },
    });
    expect(run(risky(NOON), row)).toMatchObject([
      { severity: 'medium', affected: [{ id: 'person' }, {}, { id: 'admin' }] },
    ]);
  });

  it.each([
    'User registered security info',
    'User registered all required security info',
    'User changed default security info',
    'Admin registered security info',
  ])('knows the activity %s', activityDisplayName => {
    expect(
      run(risky(NOON), method(NOON, { activityDisplayName })),
    ).toHaveLength(1);
  });

  it.each([
    ['of medium risk', { riskLevelDuringSignIn: 'medium' }, 1],
    [
      'of aggregated risk',
      { riskLevelDuringSignIn: 'none', riskLevelAggregated: 'high' },
      1,
    ],
    ['of a hidden risk', { riskLevelDuringSignIn: 'hidden' }, 1],
    ['of a confirmed compromise', { riskState: 'confirmedCompromised' }, 1],
    ['of low risk', { riskLevelDuringSignIn: 'low' }, 0],
    ['whose risk was dismissed', { riskState: 'dismissed' }, 0],
    ['whose risk was remedied', { riskState: 'remediated' }, 0],
    ['that is confirmed safe', { riskState: 'confirmedSafe' }, 0],
    ['that failed', { status: { errorCode: 50126 } }, 0],
    ['of another person', { userId: 'other' }, 0],
    [
      'without any risk field',
      { riskLevelDuringSignIn: undefined, riskState: undefined },
      0,
    ],
  ])('a sign-in %s: %i findings', (_, over, count) => {
    expect(run(risky(NOON, over), method(NOON + MINUTE))).toHaveLength(count);
  });

  const abroad = signIn(NOON, { location: { countryOrRegion: 'SG' } });
  const home = (times: number, daysAgo = 2) =>
    Array.from({ length: times }, (_, index) =>
      signIn(NOON - daysAgo * DAY + index * MINUTE),
    );

  it.each([
    ['after nine sign-ins', home(9), 0],
    ['after ten sign-ins', home(10), 1],
    ['of whom one was thirteen days ago', home(1, 13), 0],
    ['of whom one was fourteen days ago', home(1, 14), 1],
    ['last seen a month ago', home(20, 30), 0],
    [
      'that had been there',
      [
        ...home(10),
        signIn(NOON - 5 * DAY, { location: { countryOrRegion: 'SG' } }),
      ],
      0,
    ],
  ])('a new country of a person %s: %i findings', (_, before, count) => {
    expect(run(...before, abroad, method(NOON + MINUTE))).toHaveLength(count);
  });

  it('keeps little of a person who signs in all the time', () => {
    let state = methodAfterRisk.init();
    for (let turn = 0; turn < 3_000; turn += 1) {
      const event = risky(NOON + turn * 15 * MINUTE, {
        ipAddress: `198.${turn % 256}.100.1`,
        location: { countryOrRegion: String.fromCharCode(65 + (turn % 26)) },
      });
      state = methodAfterRisk.step(state, event, {} as any).state;
    }
    expect(JSON.stringify(state).length).toBeLessThan(1_200);
  });

  it('leaves out a registration that failed, and events without a time', () => {
    expect(run(risky(NOON), method(NOON, { result: 'failure' }))).toEqual([]);
    expect(run(risky(NOON), method(NOON, { activityDateTime: null }))).toEqual(
      [],
    );
    expect(run(signIn(NOON, { createdDateTime: null }), method(NOON))).toEqual(
      [],
    );
  });
});
