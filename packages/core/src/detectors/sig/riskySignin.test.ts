import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1 } from './givenAttempts';
import { riskySignin } from './riskySignin';

const risky = (
  level: string,
  state = 'atRisk',
  rest: Partial<SignIn> = {},
): SignIn =>
  ended(0, 0, {
    riskLevelDuringSignIn: level,
    riskLevelAggregated: level,
    riskState: state,
    riskEventTypes_v2: ['unlikelyTravel'],
    ...rest,
  });
const severities = (...log: SignIn[]) =>
  found(riskySignin, log).map(({ severity }) => severity);

describe('sig.risky-signin', () => {
  it.each([
    ['high', 'atRisk', ['high']],
    ['high', 'confirmedCompromised', ['high']],
    ['medium', 'atRisk', ['medium']],
    // Some risk, of a level that is not told: no less than medium, and never none.
    ['hidden', 'atRisk', ['medium']],
    ['low', 'atRisk', []],
    ['none', 'none', []],
    ['hidden', 'none', []],
    ['high', 'dismissed', []],
    ['high', 'remediated', []],
    ['high', 'confirmedSafe', []],
    ['unknownFutureValue', 'atRisk', []],
  ])('takes a success at risk %s, %s for %j', (level, state, expected) => {
    expect(severities(risky(level, state))).toEqual(expected);
    expect(severities(ofV1(risky(level, state)))).toEqual(expected);
  });

  it('takes the worse of the risk then and the risk now', () => {
    expect(
      severities(risky('low', 'atRisk', { riskLevelAggregated: 'high' })),
    ).toEqual(['high']);
    expect(
      severities(risky('high', 'atRisk', { riskLevelAggregated: 'none' })),
    ).toEqual(['high']);
  });

  it.each([50126, 53003, 50074, 50140])(
    'is silent where %i stopped it',
    code => {
      expect(
        severities({ ...risky('high'), status: { errorCode: code } }),
      ).toEqual([]);
    },
  );

  it('is one finding of a person and a day, as severe as the worst', () => {
    const log = [
      risky('high'),
      risky('medium'),
      { ...risky('medium'), userId: 'u2' },
    ];
    const [witness, ...others] = found(riskySignin, log);
    expect(others).toHaveLength(1);
    expect(witness).toMatchObject({
      key: 'u1:2026-01-20',
      at: '2026-01-20T10:00:00.000Z',
      severity: 'high',
      facts: { signIns: 2, risk: 'medium', kinds: ['unlikelyTravel'] },
    });
    expect(witness.affected.map(({ id }) => id)).toEqual([
      'u1',
      'app',
      log[0].id,
      log[1].id,
    ]);
  });

  it('cannot tell where the risk is hidden', () => {
    expect(riskySignin.tells!(risky('hidden', 'none'))).toBe(false);
    expect(riskySignin.tells!(ended(0, 0))).toBe(false);
    expect(riskySignin.tells!(risky('none', 'none'))).toBe(true);
    expect(riskySignin.untold).toContain('P2');
  });
});
