import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { disabledAccount } from './disabledAccount';
import { ended, ofV1 } from './givenAttempts';

const source = { ipAddress: '203.0.113.9', autonomousSystemNumber: 64_501 };
const person = (index: number) => ({
  userId: `u${index}`,
  userDisplayName: `P${index}`,
});
const tried = (seconds: number, index: number, rest: Partial<SignIn> = {}) =>
  ended(50057, seconds, { ...source, ...person(index), ...rest });
const success = (seconds: number, index: number, rest: Partial<SignIn> = {}) =>
  ended(0, seconds, { ...source, ...person(index), ...rest });
const severities = (log: SignIn[], given = {}) =>
  found(disabledAccount, log, given).map(({ severity }) => severity);

describe('sig.disabled-account', () => {
  it.each([
    [1, 'info'],
    [2, 'info'],
    [3, 'medium'],
  ])(
    'takes %i disabled accounts from one address for %s',
    (count, severity) => {
      const log = Array.from({ length: count }, (_, index) =>
        tried(index * 3_000, index),
      );
      expect(severities(log)).toEqual([severity]);
      expect(severities(log.map(ofV1))).toEqual([severity]);
      expect(found(disabledAccount, log)[0]).toMatchObject({
        key: '203.0.113.9:2026-01-20',
        facts: { disabledAccounts: count, tries: count },
      });
    },
  );

  it('counts an account once, and addresses each for itself', () => {
    expect(severities([0, 1, 2, 3].map(at => tried(at, 1)))).toEqual(['info']);
    expect(
      severities(
        [1, 2, 3].map(n => tried(n, n, { ipAddress: `203.0.113.${n}` })),
      ),
    ).toEqual(['info', 'info', 'info']);
    expect(
      severities(
        [1, 2, 3].map(n => tried(n, n, { ipAddress: `2001:db8::${n}` })),
      ),
    ).toEqual(['medium']);
  });

  it.each<[string, SignIn, string]>([
    ['another account that gets in', success(3_600, 9), 'medium'],
    ['one that gets in later than an hour after', success(3_601, 9), 'info'],
    [
      'one that gets in elsewhere',
      success(60, 9, { ipAddress: '198.18.1.5' }),
      'info',
    ],
    ['the account itself, switched on again', success(60, 1), 'info'],
    ['one that gets in before', success(-60, 9), 'info'],
  ])('takes %s for %s', (_, other, severity) => {
    expect(severities([tried(0, 1), other])).toEqual([severity]);
  });

  it('names whom it tried and who got in, once', () => {
    const [witness] = found(disabledAccount, [
      tried(0, 1),
      success(10, 9),
      success(20, 10),
      tried(30, 1),
    ]);
    expect(witness.severity).toBe('medium');
    expect(witness.facts).toMatchObject({ disabledAccounts: 1, tries: 2 });
    expect(
      witness.affected
        .filter(({ kind }) => kind === 'user')
        .map(({ id }) => id),
    ).toEqual(['u1', 'u9']);
  });

  it('makes nothing of a network of the organisation, in which others sign in', () => {
    const log = [tried(0, 1), success(10, 9)];
    expect(
      severities(log, { declarations: { trustedEgress: ['203.0.113.0/24'] } }),
    ).toEqual(['info']);
    const office = {
      id: 'n',
      isTrusted: true,
      ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
    };
    expect(severities(log, { namedLocations: [office] })).toEqual(['info']);
  });

  it.each<[string, SignIn[]]>([
    [
      'what Microsoft’s services pass on',
      [1, 2, 3].map(n => tried(n, n, { autonomousSystemNumber: 8075 })),
    ],
    [
      'records without an address',
      [1, 2, 3].map(n => tried(n, n, { ipAddress: null })),
    ],
    [
      'wrong passwords',
      [1, 2, 3].map(n => ({ ...tried(n, n), status: { errorCode: 50126 } })),
    ],
  ])('is silent about %s', (_, log) => {
    expect(severities(log)).toEqual([]);
  });

  it('remembers nothing of an address from which people sign in', () => {
    const { state } = disabledAccount.step(
      disabledAccount.init(),
      success(0, 1),
      {} as any,
    );
    expect(state).toEqual(disabledAccount.init());
  });
});
