import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1, spread } from './givenAttempts';
import { passwordSpray } from './passwordSpray';

const source = { ipAddress: '203.0.113.9', autonomousSystemNumber: 64_501 };
const victim = (index: number) => ({
  userId: `u${index}`,
  userDisplayName: `Person ${index}`,
  userPrincipalName: `person${index}@contoso.example`,
});
const tried = (
  seconds: number,
  index: number,
  rest: Partial<SignIn> = {},
  code = 50126,
) => ended(code, seconds, { ...source, ...victim(index), ...rest });
const spray = (people: number, seconds: number, each = 1) =>
  spread(people * each, seconds, (at, index) => tried(at, index % people));
const severities = (log: SignIn[]) =>
  found(passwordSpray, log).map(({ severity }) => severity);

describe('sig.password-spray', () => {
  it.each([
    [9, 60, 1, 0],
    [10, 3_600, 1, 1],
    [10, 3_601, 1, 0],
    [10, 600, 3, 1],
    [400, 3_000, 1, 1],
  ])(
    'says of %i people in %i seconds, tried %i times each: %i findings',
    (people, seconds, each, n) => {
      expect(severities(spray(people, seconds, each))).toEqual(
        Array(n).fill('high'),
      );
      expect(severities(spray(people, seconds, each).map(ofV1))).toHaveLength(
        n,
      );
    },
  );

  it.each([
    [3, 1],
    [4, 0],
  ])('of ten people tried %i times before the next says %i', (each, n) => {
    const oneByOne = spread(10 * each, 600, (at, index) =>
      tried(at, Math.floor(index / each)),
    );
    expect(severities(oneByOne)).toHaveLength(n);
  });

  it('names the people, the app and some of the sign-ins, by source and day', () => {
    const [witness] = found(passwordSpray, spray(30, 1_450));
    expect(witness).toMatchObject({
      key: '203.0.113.0/24:2026-01-20',
      at: '2026-01-20T10:24:10.000Z',
      facts: { people: 30, tries: 30, addresses: 1, passwordRight: false },
    });
    const kinds = witness.affected.map(({ kind }) => kind);
    expect(kinds.filter(kind => kind === 'user')).toHaveLength(30);
    expect(kinds.filter(kind => kind === 'signIn')).toHaveLength(24);
    // Where it came from is said of the sign-ins, which not everybody may read.
    expect(JSON.stringify([witness.facts, witness.statement])).not.toContain(
      '203.0.113',
    );
  });

  it('counts names that nobody has, and names no one for them', () => {
    const names = spread(12, 60, (at, index) =>
      tried(
        at,
        index,
        { userId: '00000000-0000-0000-0000-000000000000' },
        50034,
      ),
    );
    const [witness] = found(passwordSpray, names);
    expect(witness.facts).toMatchObject({ people: 0, tries: 12 });
    expect(witness.affected.some(({ kind }) => kind === 'user')).toBe(false);
  });

  it.each([
    [
      'addresses next to each other',
      (index: number) => `203.0.113.${10 + index}`,
    ],
    [
      'IPv6 addresses that change',
      (index: number) => `2001:db8:1:2::${index + 1}`,
    ],
  ])('sees one source in %s', (_, address) => {
    const log = spread(10, 60, (at, index) =>
      tried(at, index, { ipAddress: address(index) }),
    );
    expect(severities(log)).toEqual(['high']);
  });

  it('sees the one address that sprays among neighbours that sign in', () => {
    const neighbours = spread(60, 600, (at, index) =>
      tried(at, 100 + index, { ipAddress: '203.0.113.200' }, 0),
    );
    expect(severities([...neighbours, ...spray(10, 600)])).toEqual(['high']);
  });

  it('sees it however many went in and out before, within the hour and longer ago', () => {
    const office = (from: number) =>
      spread(250, 1_000, (at, index) =>
        tried(from + at, 100 + index, { ipAddress: '203.0.113.200' }, 0),
      );
    const before = [...spray(5, 100), ...office(101), ...office(4_000)];
    const after = spread(10, 60, (at, index) => tried(5_100 + at, 20 + index));
    expect(severities([...before, ...after.slice(1)])).toEqual([]);
    expect(severities([...before, ...after])).toEqual(['high']);
  });

  it.each<[string, number]>([
    ['a success', 0],
    ['a second factor asked for', 50074],
    ['a second factor to be set up', 50079],
    ['Conditional Access in the way', 53003],
  ])('is critical with %s in the set', (_, code) => {
    expect(severities([...spray(12, 60), tried(61, 3, {}, code)])).toEqual([
      'critical',
    ]);
    expect(
      severities([tried(-1, 0), tried(0, 3, {}, code), ...spray(12, 60)]),
    ).toEqual(['critical']);
  });

  it('is critical with a right password within the hour after, from there alone', () => {
    const later = (seconds: number, rest = {}) =>
      severities([...spray(12, 60), tried(60 + seconds, 40, rest, 0)]);
    expect(later(3_600)).toEqual(['critical']);
    expect(later(3_601)).toEqual(['high']);
    expect(later(60, { ipAddress: '198.18.1.5' })).toEqual(['high']);
  });

  it.each([
    [12, 3, 1],
    [12, 4, 0],
  ])('of %i failures and %i successes says %i', (failed, succeeded, n) => {
    const good = spread(succeeded, 50, (at, index) =>
      tried(at + 5, 50 + index, {}, 0),
    );
    const log = [
      ...spray(failed, 60).slice(0, -1),
      ...good,
      tried(60, failed - 1),
    ];
    expect(severities(log)).toHaveLength(n);
  });

  it.each<[string, SignIn[]]>([
    [
      'an office where passwords have expired',
      spread(60, 900, (at, index) =>
        tried(at, Math.floor(index / 2), {}, index % 2 ? 0 : 50055),
      ),
    ],
    ['interrupts', spread(30, 60, (at, index) => tried(at, index, {}, 50058))],
    ['one person', spread(30, 60, at => tried(at, 1))],
    [
      'what Microsoft’s services pass on',
      spread(30, 60, (at, index) =>
        tried(at, index, { autonomousSystemNumber: 8075 }),
      ),
    ],
    [
      'records without an address',
      spread(30, 60, (at, index) => tried(at, index, { ipAddress: null })),
    ],
  ])('is silent about %s', (_, log) => {
    expect(severities(log)).toEqual([]);
  });

  it('remembers nothing of a network from which people sign in', () => {
    const { state } = passwordSpray.step(
      passwordSpray.init(),
      tried(0, 1, {}, 0),
      {} as any,
    );
    expect(state).toEqual(passwordSpray.init());
  });
});
