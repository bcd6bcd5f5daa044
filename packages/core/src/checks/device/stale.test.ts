import { causes, daysAgo, judge, outcome } from '../givenTenant';
import { stale } from './stale';

const device = (
  id: string,
  lastSyncDateTime: string | null,
  complianceState = 'compliant',
) => ({ id, lastSyncDateTime, complianceState });

describe('device.stale', () => {
  it('finds what has been silent for more than 30 days, and first what still counts as compliant', async () => {
    const managedDevices = [
      device('a', daysAgo(31)),
      device('b', daysAgo(30)),
      device('c', daysAgo(31), 'noncompliant'),
      device('d', daysAgo(91)),
      device('e', daysAgo(90)),
    ];
    expect(await causes(stale, { rows: { managedDevices } })).toMatchObject([
      {
        key: 'trusted',
        severity: 'medium',
        affected: [{ id: 'a' }, { id: 'e' }],
      },
      { key: 'silent', severity: 'low', affected: [{ id: 'c' }, { id: 'd' }] },
    ]);
  });

  it.each([null, '0001-01-01T00:00:00Z'])(
    'does not take %j for long ago',
    async never => {
      const managedDevices = [device('a', never)];
      expect(await judge(stale, { rows: { managedDevices } })).toMatchObject({
        outcome: 'unknown',
      });
    },
  );

  it('passes when all have reported', async () => {
    const managedDevices = [device('a', daysAgo(1))];
    expect(await outcome(stale, { rows: { managedDevices } })).toBe('pass');
  });
});
