import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1, spread } from './givenAttempts';
import { lockoutBurst } from './lockoutBurst';

const lockout = (seconds: number, person: number, rest: Partial<SignIn> = {}) =>
  ended(50053, seconds, {
    userId: `u${person}`,
    userDisplayName: `P${person}`,
    ...rest,
  });
const wave = (count: number, people: number, seconds: number) =>
  spread(count, seconds, (at, index) => lockout(at, index % people));

describe('sig.lockout-burst', () => {
  it.each([
    [14, 14, 60, 0],
    [15, 15, 1_800, 1],
    [15, 15, 1_801, 0],
    [19, 14, 60, 0],
    [20, 1, 1_800, 1],
    [20, 1, 1_801, 0],
  ])(
    'says of %i lock-outs of %i accounts in %i seconds: %i findings',
    (count, people, seconds, n) => {
      expect(found(lockoutBurst, wave(count, people, seconds))).toHaveLength(n);
      expect(
        found(lockoutBurst, wave(count, people, seconds).map(ofV1)),
      ).toHaveLength(n);
    },
  );

  it('is one finding of the day for the whole tenant', () => {
    const [witness, ...others] = found(lockoutBurst, [
      ...wave(30, 30, 290),
      ...wave(30, 30, 290).map(event => ({ ...event, id: `${event.id}b` })),
    ]);
    expect(others).toEqual([]);
    expect(witness).toMatchObject({
      key: '2026-01-20',
      severity: 'high',
      at: '2026-01-20T10:04:50.000Z',
      facts: { people: 30 },
    });
    expect(witness.affected.filter(({ kind }) => kind === 'user')).toHaveLength(
      30,
    );
  });

  it.each<[string, (at: number, index: number) => SignIn]>([
    [
      'wrong passwords',
      (at, index) => ({ ...lockout(at, index), status: { errorCode: 50126 } }),
    ],
    [
      'what Microsoft’s services pass on',
      (at, index) => lockout(at, index, { autonomousSystemNumber: 8075 }),
    ],
    [
      'one act logged often',
      (at, index) => lockout(at, index % 3, { correlationId: 'one' }),
    ],
  ])('is silent about %s', (_, make) => {
    expect(found(lockoutBurst, spread(40, 300, make))).toEqual([]);
  });
});
