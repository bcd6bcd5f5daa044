import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1, spread } from './givenAttempts';
import { successAfterFailures } from './successAfterFailures';

const there = { ipAddress: '203.0.113.9' };
const failures = (count: number, seconds = 60, rest: Partial<SignIn> = {}) =>
  spread(count, seconds, at => ended(50126, at, { ...there, ...rest }));

describe('sig.success-after-failures', () => {
  it.each([
    [4, 60, 0],
    [5, 600, 1],
    [5, 601, 0],
    [40, 90, 1],
  ])(
    'says of %i failures and a success elsewhere after %i seconds: %i',
    (count, after, n) => {
      const log = [...failures(count, 30), ended(0, after)];
      expect(found(successAfterFailures, log)).toHaveLength(n);
      expect(found(successAfterFailures, log.map(ofV1))).toHaveLength(n);
    },
  );

  it('names both ends', () => {
    const success = ended(0, 120);
    const [witness] = found(successAfterFailures, [...failures(6), success]);
    expect(witness).toMatchObject({
      key: 'u1:2026-01-20',
      at: '2026-01-20T10:02:00.000Z',
      severity: 'medium',
      facts: { failures: 6, minutes: 2 },
    });
    expect(witness.affected.at(-1)).toMatchObject({
      id: success.id,
      facts: { errorCode: 0, ipAddress: '198.18.1.5' },
    });
    expect(witness.affected).toHaveLength(2 + 7);
  });

  it('tells the same failures once', () => {
    const log = [...failures(6), ended(0, 120), ended(0, 180)];
    const witnesses = found(successAfterFailures, log);
    expect(witnesses).toMatchObject([{ at: '2026-01-20T10:02:00.000Z' }]);
  });

  it.each<[string, SignIn[]]>([
    ['the same address', [...failures(9), ended(0, 120, there)]],
    [
      'an address of the same network',
      [...failures(9), ended(0, 120, { ipAddress: '203.0.113.80' })],
    ],
    [
      'an IPv6 address that has changed',
      [
        ...failures(9, 60, { ipAddress: '2001:db8::1' }),
        ended(0, 120, { ipAddress: '2001:db8::2' }),
      ],
    ],
    ['another app', [...failures(9, 60, { appId: 'other' }), ended(0, 120)]],
    [
      'failures at as many addresses',
      spread(9, 60, (at, n) =>
        ended(50126, at, { ipAddress: `203.0.${n}.1` }),
      ).concat(ended(0, 120)),
    ],
    [
      'interrupts',
      spread(9, 60, at => ended(50140, at, there)).concat(ended(0, 120)),
    ],
    [
      'one act logged often',
      [...failures(9, 60, { correlationId: 'one' }), ended(0, 120)],
    ],
    [
      'a token renewed without the person',
      [...failures(9), ended(0, 120, { isInteractive: false })],
    ],
    ['failures after the success', [ended(0, -1), ...failures(9)]],
    ['no address', [...failures(9), ended(0, 120, { ipAddress: null })]],
  ])('is silent about %s', (_, log) => {
    expect(found(successAfterFailures, log)).toEqual([]);
  });
});
