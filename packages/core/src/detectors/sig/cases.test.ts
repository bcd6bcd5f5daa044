import type { Severity } from '../../model';
import { addCase, Cases } from './cases';
import { givenSignIn, START } from './givenSignIn';
import { DAY_MS } from './signInEvent';

const add = (
  cases: Cases,
  at: number,
  severity: Severity,
  cause = '',
  signIn = givenSignIn(at),
) =>
  addCase(cases, {
    subject: 'u1',
    cause,
    at,
    severity,
    signIns: [signIn],
    statement: 'Something happened.',
    affected: [],
    facts: { of: severity },
  });

describe('a case', () => {
  it('is one of a subject, a cause and a day', () => {
    const first = add({}, START, 'low');
    const other = add(first.cases, START + 1, 'low', 'cause');
    const tomorrow = add(other.cases, START + DAY_MS, 'low');
    expect([first, other, tomorrow].map(({ witness }) => witness.key)).toEqual([
      'u1:2026-01-01',
      'u1:cause:2026-01-01',
      'u1:2026-01-02',
    ]);
    expect(tomorrow.witness.facts).toEqual({ of: 'low', signIns: 1 });
    expect(Object.keys(tomorrow.cases.of!)).toEqual(['']);
  });

  it('rises, and never falls', () => {
    const low = add({}, START, 'low');
    const high = add(low.cases, START + 1, 'high');
    const medium = add(high.cases, START + 2, 'medium');
    expect(
      [low, high, medium].map(({ witness }) => [witness.severity, witness.at]),
    ).toEqual([
      ['low', '2026-01-01T12:00:00.000Z'],
      ['high', '2026-01-01T12:00:00.001Z'],
      ['high', '2026-01-01T12:00:00.001Z'],
    ]);
    expect(medium.witness.facts.signIns).toBe(3);
  });

  it('counts a sign-in once', () => {
    const signIn = givenSignIn(START);
    const once = add({}, START, 'low', '', signIn);
    const twice = add(once.cases, START, 'low', '', signIn);
    expect(twice.witness.facts.signIns).toBe(1);
    expect(twice.witness.affected).toHaveLength(1);
  });
});
