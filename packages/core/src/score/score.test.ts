import type { Severity } from '../model';
import { Cause, identityRisk, Standing } from './identityRisk';
import { JudgedCheck, tenantScore } from './tenantScore';

const now = new Date('2026-01-15T00:00:00Z');
const cause = (check: string, severity: Severity, eventAt?: string): Cause => ({
  finding: `${check}~1`,
  check,
  severity,
  eventAt,
});
const check = (
  id: string,
  severity: Severity,
  outcome: JudgedCheck['outcome'],
  open: Severity[] = [],
): JudgedCheck => ({
  id,
  severity,
  outcome,
  open: open.map((each, index) => ({
    finding: `${id}~${index}`,
    severity: each,
  })),
});

describe('identityRisk', () => {
  const levels: Severity[] = ['low', 'medium', 'high', 'critical'];
  const standings: Standing[] = ['guest', 'member', 'tier2', 'tier1', 'tier0'];

  it('is 0 without causes and never above 100', () => {
    expect(identityRisk([], 'tier0', now)).toEqual({
      score: 0,
      high: 0,
      points: [],
    });
    const many = Array.from({ length: 60 }, (_, index) =>
      cause(`c${index}`, 'critical'),
    );
    expect(identityRisk(many, 'tier0', now).score).toBeLessThanOrEqual(100);
  });

  it('never falls with one cause more, a worse one, or more privilege', () => {
    for (const standing of standings) {
      let before = 0;
      for (let count = 1; count < 8; count += 1) {
        const { score } = identityRisk(
          Array.from({ length: count }, (_, index) =>
            cause(`c${index}`, 'medium'),
          ),
          standing,
          now,
        );
        expect(score).toBeGreaterThanOrEqual(before);
        before = score;
      }
      const byLevel = levels.map(
        severity => identityRisk([cause('c', severity)], standing, now).score,
      );
      expect(byLevel).toEqual([...byLevel].sort((a, b) => a - b));
    }
    const byStanding = standings.map(
      standing => identityRisk([cause('c', 'high')], standing, now).score,
    );
    expect(byStanding).toEqual([...byStanding].sort((a, b) => a - b));
  });

  it('weighs one critical cause above ten low ones', () => {
    const lows = Array.from({ length: 10 }, (_, index) =>
      cause(`c${index}`, 'low'),
    );
    expect(
      identityRisk([cause('c', 'critical')], 'member', now).score,
    ).toBeGreaterThan(identityRisk(lows, 'member', now).score);
  });

  it('counts causes of one check once, and lets events fade by half in two weeks', () => {
    const twice = identityRisk(
      [cause('c', 'high'), cause('c', 'high')],
      'member',
      now,
    );
    expect(twice.score).toBe(35);
    expect(
      identityRisk([cause('c', 'high', '2026-01-01T00:00:00Z')], 'member', now)
        .score,
    ).toBe(18);
  });

  it('says how high it might be, each unknown check counted once and none that is known', () => {
    const unknown = [
      { check: 'a', severity: 'critical' as const },
      { check: 'b', severity: 'high' as const },
    ];
    expect(identityRisk([], 'member', now, unknown)).toMatchObject({
      score: 0,
      high: 74,
    });
    const known = identityRisk([cause('a', 'low')], 'member', now, unknown);
    expect(known).toMatchObject({ score: 5, high: 38 });
  });

  it('explains itself to the point', () => {
    const { score, points } = identityRisk(
      [cause('a', 'critical'), cause('b', 'high'), cause('c', 'low')],
      'tier1',
      now,
    );
    expect(points.reduce((sum, each) => sum + each.points, 0)).toBe(score);
    expect(points[0]).toMatchObject({ check: 'a', finding: 'a~1' });
  });
});

describe('tenantScore', () => {
  it('has no score where nothing was judged', () => {
    expect(
      tenantScore([
        check('a', 'high', 'unknown'),
        check('b', 'low', 'notApplicable'),
      ]),
    ).toBeUndefined();
  });

  it('loses the weight of the worst open finding of each check, and its parts add up', () => {
    const score = tenantScore([
      check('a', 'critical', 'fail', ['low', 'high']),
      check('b', 'high', 'pass'),
    ])!;
    expect(score).toMatchObject({
      value: 66.7,
      low: 66.7,
      high: 66.7,
      lost: [{ check: 'a', finding: 'a~1' }],
    });
    expect(score.value + score.lost[0].points).toBeCloseTo(100, 1);
  });

  it('shows unknown checks as a band around what could be judged', () => {
    const { value, low, high } = tenantScore([
      check('a', 'high', 'pass'),
      check('b', 'high', 'fail', ['high']),
      check('c', 'critical', 'unknown'),
    ])!;
    expect([value, low, high]).toEqual([50, 25, 75]);
  });

  it('does not count what does not apply', () => {
    expect(
      tenantScore([
        check('a', 'high', 'pass'),
        check('b', 'critical', 'notApplicable'),
      ])!.value,
    ).toBe(100);
  });
});
