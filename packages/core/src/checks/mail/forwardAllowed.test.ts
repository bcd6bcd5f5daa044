import type { SecureScore } from '../../model';
import { causes, daysAgo, judge, outcome } from '../givenTenant';
import { forwardAllowed } from './forwardAllowed';

type Control = NonNullable<SecureScore['controlScores']>[number];

const given = (
  controlScores: SecureScore['controlScores'],
  createdDateTime: string | null = daysAgo(1),
) => ({
  rows: {
    secureScores: [{ id: 'secureScore', createdDateTime, controlScores }],
  },
});
const control = (controlName: string, rest: Control): Control => ({
  controlName,
  ...rest,
});
const systemControlled = (scoreInPercentage: number) =>
  control('mdo_autoforwardingmode', { scoreInPercentage });
const off = (scoreInPercentage: number) =>
  control('mdo_blockmailforward', { scoreInPercentage });
const other = control('AdminMFAV2', { scoreInPercentage: 10 });

describe('mail.forward-allowed', () => {
  it.each([
    [[systemControlled(100), off(100), other]],
    // Off is stricter than system-controlled.
    [[off(100)]],
  ])('passes with %j', async controls => {
    expect(await outcome(forwardAllowed, given(controls))).toBe('pass');
  });

  it.each([
    [[systemControlled(0), off(0), other], 'mdo_autoforwardingmode', 'medium'],
    [[systemControlled(50), off(0)], 'mdo_autoforwardingmode', 'medium'],
    [[systemControlled(100), off(0)], 'mdo_blockmailforward', 'low'],
    // What has no points has no percents either.
    [
      [control('mdo_autoforwardingmode', { score: 0 }), off(0)],
      'mdo_autoforwardingmode',
      'medium',
    ],
  ] as const)('of %j names one cause', async (controls, key, severity) => {
    expect(
      (await causes(forwardAllowed, given([...controls]))).map(each => [
        each.key,
        each.severity,
      ]),
    ).toEqual([[key, severity]]);
  });

  it.each([
    [{}],
    [given(undefined)],
    [given([])],
    // A tenant whose Secure Score does not look at Exchange.
    [given([other])],
    [given([systemControlled(100)])],
    // Points without what could be had say nothing.
    [given([control('mdo_blockmailforward', { score: 3 })])],
    [given([systemControlled(0), off(0)], daysAgo(8))],
    [given([systemControlled(0), off(0)], null)],
  ])('does not know what %j means', async tenant => {
    expect(await outcome(forwardAllowed, tenant)).toBe('unknown');
  });

  it('says of when a score is that is too old', async () => {
    const verdict = await judge(
      forwardAllowed,
      given([systemControlled(100), off(100)], '2026-02-01T00:00:00Z'),
    );
    expect(JSON.stringify(verdict)).toContain('2026-02-01');
  });
});
