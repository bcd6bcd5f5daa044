import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1, spread } from './givenAttempts';
import { reportOnlyWouldBlock } from './reportOnlyWouldBlock';

const report = (result = 'reportOnlyFailure', id = 'p1') => ({
  id,
  displayName: `Policy ${id}`,
  enforcedGrantControls: ['Block'],
  result,
});
const letIn = (seconds = 0, rest: Partial<SignIn> = {}) =>
  ended(0, seconds, { appliedConditionalAccessPolicies: [report()], ...rest });
const atRisk = { riskLevelDuringSignIn: 'medium', riskState: 'atRisk' };

describe('sig.report-only-would-block', () => {
  it.each(['reportOnlyFailure', 'reportOnlyInterrupted'])(
    'counts %s by policy and day, and names the policy alone',
    result => {
      const log = spread(64, 600, (at, index) =>
        letIn(at, {
          userId: `u${index % 5}`,
          appliedConditionalAccessPolicies: [report(result)],
        }),
      );
      const expected = {
        key: 'p1:2026-01-20',
        at: '2026-01-20T10:10:00.000Z',
        severity: 'info',
        affected: [
          { kind: 'conditionalAccessPolicy', id: 'p1', label: 'Policy p1' },
        ],
        facts: {
          signInsAtLeast: 64,
          blockedAtLeast: result === 'reportOnlyFailure' ? 64 : 0,
          peopleAtLeast: 5,
          riskyOrUnexpected: 0,
        },
      };
      expect(found(reportOnlyWouldBlock, log)).toMatchObject([expected]);
      expect(found(reportOnlyWouldBlock, log.map(ofV1))).toMatchObject([
        expected,
      ]);
    },
  );

  it('names the people and sign-ins that were risky', () => {
    const risky = letIn(60, {
      userId: 'u7',
      userDisplayName: 'Seven',
      ...atRisk,
    });
    const [witness] = found(reportOnlyWouldBlock, [
      letIn(0),
      risky,
      ...spread(20, 50, at => letIn(100 + at)),
    ]);
    expect(witness.severity).toBe('medium');
    expect(witness.affected.map(({ id }) => id)).toEqual([
      'p1',
      'u7',
      risky.id,
    ]);
    expect(witness.facts).toMatchObject({ riskyOrUnexpected: 1 });
  });

  it.each([
    [['DE'], 'info'],
    [['FR'], 'medium'],
    [[], 'info'],
  ])(
    'with %j expected takes one from DE for %s',
    (expectedCountries, severity) => {
      expect(
        found(reportOnlyWouldBlock, [letIn()], {
          declarations: { expectedCountries },
        }),
      ).toMatchObject([{ severity }]);
    },
  );

  it('takes each policy and each day by itself', () => {
    const two = {
      appliedConditionalAccessPolicies: [
        report(),
        report('reportOnlyInterrupted', 'p2'),
      ],
    };
    expect(
      found(reportOnlyWouldBlock, [letIn(0, two), letIn(86_400)]).map(
        ({ key }) => key,
      ),
    ).toEqual(['p1:2026-01-20', 'p2:2026-01-20', 'p1:2026-01-21']);
  });

  it.each([
    'success',
    'failure',
    'notApplied',
    'notEnabled',
    'reportOnlySuccess',
    'reportOnlyNotApplied',
  ])('is silent about %s', result => {
    expect(
      found(reportOnlyWouldBlock, [
        letIn(0, {
          appliedConditionalAccessPolicies: [report(result)],
          ...atRisk,
        }),
      ]),
    ).toEqual([]);
  });

  it('is silent about what was stopped anyhow', () => {
    expect(
      found(reportOnlyWouldBlock, [
        { ...letIn(), status: { errorCode: 53003 } },
      ]),
    ).toEqual([]);
  });

  it('names no more than some dozens', () => {
    const log = spread(300, 600, (at, index) =>
      letIn(at, { userId: `u${index}`, ...atRisk }),
    );
    const [witness] = found(reportOnlyWouldBlock, log);
    expect(witness.affected.length).toBeLessThan(60);
    expect(witness.facts).toMatchObject({
      riskyOrUnexpected: 300,
      peopleAtLeast: 200,
    });
  });

  it('cannot tell where Graph leaves the policies out', () => {
    expect(reportOnlyWouldBlock.tells!(ended(0, 0))).toBe(false);
    expect(reportOnlyWouldBlock.tells!(letIn())).toBe(true);
  });
});
