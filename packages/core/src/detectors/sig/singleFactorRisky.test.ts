import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { byPassword, ended, ofV1 } from './givenAttempts';
import { unregistered } from './givenSignIn';
import { singleFactorRisky } from './singleFactorRisky';

const DAY = 86_400;
/** Twelve days at home, on the person's own computer. */
const usual = (rest: Partial<SignIn> = {}) =>
  Array.from({ length: 12 }, (_, day) => ended(0, (day - 12) * DAY, rest));
const alone = (rest: Partial<SignIn> = {}) =>
  ended(0, 0, { ...byPassword, ...unregistered, ...rest });
const atRisk = (level: string, riskState = 'atRisk') => ({
  riskLevelDuringSignIn: level,
  riskState,
});
const elsewhere = { autonomousSystemNumber: 64_501, ipAddress: '203.0.113.9' };
const keys = (log: SignIn[], given = {}) =>
  found(singleFactorRisky, log, given).map(({ key }) => key);

describe('sig.single-factor-risky', () => {
  it.each([
    ['high', 'atRisk', 1],
    ['medium', 'atRisk', 1],
    ['low', 'atRisk', 0],
    ['high', 'dismissed', 0],
    ['none', 'none', 0],
  ])('at risk %s, %s: %i findings', (level, state, n) => {
    expect(keys([...usual(), alone(atRisk(level, state))])).toHaveLength(n);
  });

  it('finds a network that is new to the person', () => {
    const event = alone(elsewhere);
    const [witness] = found(singleFactorRisky, [...usual(), event]);
    expect(witness).toMatchObject({
      key: 'u1:2026-01-20',
      at: '2026-01-20T10:00:00.000Z',
      severity: 'high',
      facts: { newNetwork: true, risk: 'none', usualNetworks: 1 },
    });
    expect(witness.affected.map(({ id }) => id)).toEqual([
      'u1',
      'app',
      event.id,
    ]);
  });

  it('knows a network for thirty days', () => {
    const before = (days: number) => ended(0, -days * DAY, elsewhere);
    expect(keys([before(29), ...usual(), alone(elsewhere)])).toEqual([]);
    expect(keys([before(30), ...usual(), alone(elsewhere)])).toHaveLength(1);
  });

  it('calls nothing new while it learns a person', () => {
    expect(keys([...usual().slice(0, 9), alone(elsewhere)])).toEqual([]);
    expect(keys([...usual().slice(0, 10), alone(elsewhere)])).toHaveLength(1);
  });

  it.each<[string, Partial<SignIn>]>([
    ['a registered device', { deviceDetail: { deviceId: 'd9' } }],
    ['two factors', { authenticationRequirement: 'multiFactorAuthentication' }],
    [
      'Windows Hello',
      {
        authenticationDetails: [
          { authenticationMethod: 'Windows Hello for Business' },
        ],
      },
    ],
    [
      'an earlier second factor',
      {
        authenticationDetails: [
          { authenticationMethod: 'Previously satisfied' },
        ],
      },
    ],
    ['a token renewed without the person', { isInteractive: false }],
    ['a failure', { status: { errorCode: 50126 } }],
    ['a network whose number is not told', { autonomousSystemNumber: null }],
  ])('is silent about %s', (_, rest) => {
    expect(keys([...usual(), { ...alone(elsewhere), ...rest }])).toEqual([]);
  });

  it('is silent in the organisation’s own networks', () => {
    const log = [...usual(), alone({ ...elsewhere, ...atRisk('high') })];
    expect(keys(log)).toHaveLength(1);
    expect(
      keys(log, { declarations: { trustedEgress: ['203.0.113.0/24'] } }),
    ).toEqual([]);
    const office = {
      id: 'n',
      isTrusted: true,
      ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
    };
    expect(keys(log, { namedLocations: [office] })).toEqual([]);
  });

  it('cannot tell by what v1.0 says', () => {
    const v1 = [...usual(), alone({ ...elsewhere, ...atRisk('high') })].map(
      ofV1,
    );
    expect(keys(v1)).toEqual([]);
    expect(v1.some(event => singleFactorRisky.tells!(event))).toBe(false);
  });

  it('remembers little of an active person', () => {
    let state = singleFactorRisky.init();
    for (let day = 0; day < 60; day += 1)
      for (let turn = 0; turn < 4; turn += 1)
        state = singleFactorRisky.step(
          state,
          ended(0, day * DAY + turn, {
            autonomousSystemNumber: 64_496 + (day % 20),
          }),
          { declarations: { trustedEgress: [] }, namedLocations: [] } as any,
        ).state;
    expect(JSON.stringify(state).length).toBeLessThan(1_024);
  });
});
