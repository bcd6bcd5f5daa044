import { GraphFault } from './graphFault';
import { Throttle } from './throttle';

function refusal(task: () => unknown): GraphFault {
  try {
    task();
  } catch (error) {
    return error as GraphFault;
  }
  throw new Error('it was not refused');
}

describe('Throttle', () => {
  it('allows five report requests in ten seconds and says when to come again', () => {
    let now = 0;
    const throttle = new Throttle(300, 1, () => now, 'app/tenant');
    for (let turn = 0; turn < 5; turn += 1) throttle.spend('reports', 1);
    now = 4_000;
    expect(
      refusal(() => throttle.spend('reports', 1)).headers['retry-after'],
    ).toBe('6');
    now = 10_001;
    expect(() => throttle.spend('reports', 1)).not.toThrow();
  });

  it('gives no Retry-After for Conditional Access and Identity Protection', () => {
    const throttle = new Throttle(300, 1, () => 0, 'app/tenant');
    throttle.spend('identityProtection', 1);
    const fault = refusal(() => throttle.spend('identityProtection', 1));
    expect([fault.status, fault.code, fault.headers['retry-after']]).toEqual([
      429,
      'TooManyRequests',
      undefined,
    ]);
  });

  it.each([
    [40, 3_500],
    [500, 5_000],
    [501, 8_000],
  ])('gives a tenant of %i users %i resource units', (users, units) => {
    const throttle = new Throttle(users, 1, () => 0, 'app/tenant');
    expect(() => throttle.spend('directory', units)).not.toThrow();
    expect(refusal(() => throttle.spend('directory', 1)).status).toBe(429);
  });

  it('warns of the limit from 80 percent on', () => {
    const throttle = new Throttle(300, 1, () => 0, 'app/tenant');
    expect(throttle.spend('directory', 3_000)).not.toHaveProperty(
      'x-ms-throttle-limit-percentage',
    );
    expect(throttle.spend('directory', 1_500)).toHaveProperty(
      'x-ms-throttle-limit-percentage',
      '0.90',
    );
  });

  it('is as many times faster as it was told', () => {
    let now = 0;
    const throttle = new Throttle(300, 20, () => now, 'app/tenant');
    throttle.spend('identityProtection', 1);
    now = 51;
    expect(() => throttle.spend('identityProtection', 1)).not.toThrow();
  });
});
