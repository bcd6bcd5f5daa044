import fc from 'fast-check';
import { severities } from '../model';
import { gains } from './gains';
import { judgedChecks } from './judgedChecks';
import { JudgedCheck, tenantScore } from './tenantScore';

const tenant = fc
  .array(
    fc.record({
      severity: fc.constantFrom(...severities),
      outcome: fc.constantFrom(
        'pass' as const,
        'fail' as const,
        'unknown' as const,
        'notApplicable' as const,
      ),
      worst: fc.constantFrom(...severities),
    }),
    { maxLength: 30 },
  )
  .map(checks =>
    checks.map(({ severity, outcome, worst }, index): JudgedCheck => ({
      id: `c${index}`,
      severity,
      outcome,
      open:
        outcome === 'fail' ? [{ finding: `f${index}`, severity: worst }] : [],
    })),
  );

describe('what fixing a check would give', () => {
  it('is what the score says once it is fixed, the most first', () => {
    fc.assert(
      fc.property(tenant, checks => {
        const now = tenantScore(checks);
        const found = gains(checks);
        for (const { check, gain, to } of found) {
          const fixed = checks.map(each =>
            each.id === check
              ? { ...each, outcome: 'pass' as const, open: [] }
              : each,
          );
          expect(tenantScore(fixed)!.value).toBe(to);
          expect(to - now!.value).toBeCloseTo(gain, 5);
          expect(gain).toBeGreaterThan(0);
        }
        const points = found.map(({ gain }) => gain);
        expect(points).toEqual([...points].sort((a, b) => b - a));
      }),
    );
  });

  it('leads to a hundred when everything that is known is fixed', () => {
    fc.assert(
      fc.property(tenant, checks => {
        const fixed = checks.map(each =>
          each.outcome === 'fail'
            ? { ...each, outcome: 'pass' as const, open: [] }
            : each,
        );
        expect(tenantScore(fixed)?.value ?? 100).toBe(100);
        expect(gains(fixed)).toEqual([]);
      }),
    );
  });
});

describe('the score of a tenant', () => {
  it('lies in its band, which lies between 0 and 100, whatever the order of checks', () => {
    fc.assert(
      fc.property(tenant, checks => {
        const score = tenantScore(checks);
        if (!score) return;
        const { value, low, high } = score;
        expect([low >= 0, low <= value, value <= high, high <= 100]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        expect(tenantScore([...checks].reverse())).toMatchObject({
          value,
          low,
          high,
        });
      }),
    );
  });

  it('never rises by a worse finding', () => {
    fc.assert(
      fc.property(tenant, fc.nat(), (checks, pick) => {
        const failing = checks.filter(({ open }) => open.length);
        const before = tenantScore(checks);
        if (!failing.length || !before) return;
        const one = failing[pick % failing.length];
        const worse = checks.map(each =>
          each.id === one.id
            ? {
                ...each,
                open: [{ finding: 'w', severity: 'critical' as const }],
              }
            : each,
        );
        expect(tenantScore(worse)!.value).toBeLessThanOrEqual(before.value);
      }),
    );
  });

  it('takes a check that was never judged for unknown', () => {
    expect(
      judgedChecks(
        [
          { id: 'a', severity: 'high' },
          { id: 'b', severity: 'low' },
        ],
        [{ checkId: 'a', outcome: 'fail' }],
        [{ checkId: 'a', finding: 'f', severity: 'medium' }],
      ),
    ).toEqual([
      {
        id: 'a',
        severity: 'high',
        outcome: 'fail',
        open: [{ finding: 'f', severity: 'medium' }],
      },
      { id: 'b', severity: 'low', outcome: 'unknown', open: [] },
    ]);
  });
});
