import { administrators, causes, judge, outcome } from '../givenTenant';
import { noncompliant } from './noncompliant';

const device = (id: string, complianceState: string | null, userId = 'u') => ({
  id,
  deviceName: `Name of ${id}`,
  complianceState,
  userId,
});

describe('device.noncompliant', () => {
  it('tells devices of administrators, of others, and those that are given time apart', async () => {
    const rows = {
      ...administrators([{ id: 'admin' }, { id: 'e', how: 'eligible' }]),
      managedDevices: [
        device('a', 'noncompliant', 'admin'),
        device('b', 'conflict', 'e'),
        device('c', 'error'),
        device('d', 'inGracePeriod', 'admin'),
        device('f', 'compliant'),
      ],
    };
    expect(await causes(noncompliant, { rows })).toMatchObject([
      {
        key: 'privileged',
        severity: 'high',
        affected: [
          { kind: 'device', id: 'a', facts: { userId: 'admin' } },
          { id: 'b', facts: { complianceState: 'conflict' } },
        ],
      },
      { key: 'others', severity: 'medium', affected: [{ id: 'c' }] },
      { key: 'grace', severity: 'low', affected: [{ id: 'd' }] },
    ]);
  });

  it('takes what Configuration Manager judges for compliant', async () => {
    const managedDevices = [
      device('a', 'configManager'),
      device('b', 'compliant'),
    ];
    expect(await outcome(noncompliant, { rows: { managedDevices } })).toBe(
      'pass',
    );
  });

  it.each(['unknown', null, 'somethingNew'])(
    'is unknown while a device’s state is %s, and fails all the same for another',
    async state => {
      const managedDevices = [device('a', state), device('b', 'compliant')];
      expect(
        await judge(noncompliant, { rows: { managedDevices } }),
      ).toMatchObject({
        outcome: 'unknown',
        because: [{ dataset: 'managedDevices', completeness: { seen: 1 } }],
      });
      managedDevices.push(device('c', 'noncompliant'));
      expect(
        await causes(noncompliant, { rows: { managedDevices } }),
      ).toMatchObject([{ affected: [{ id: 'c' }], facts: { unjudged: 1 } }]);
    },
  );

  it('does not call an owner privileged where the roles cannot be read', async () => {
    const rows = {
      ...administrators([{ id: 'admin' }]),
      managedDevices: [device('a', 'noncompliant', 'admin')],
    };
    const completeness = {
      roleAssignments: { state: 'denied', permission: 'Any', why: '' },
    } as const;
    expect(await causes(noncompliant, { rows, completeness })).toMatchObject([
      { key: 'others' },
    ]);
  });

  it('tells nobody for no administrator whose roles have yet to be read', async () => {
    const rows = {
      ...administrators([{ id: 'admin' }]),
      managedDevices: [device('a', 'noncompliant', 'admin')],
    };
    const completeness = {
      roleAssignments: { state: 'never', why: '' },
    } as const;
    const because = [{ dataset: 'roleAssignments' }];
    expect(await judge(noncompliant, { rows, completeness })).toMatchObject({
      outcome: 'unknown',
      because,
    });
    rows.managedDevices.push(device('b', 'noncompliant', ''));
    expect(await judge(noncompliant, { rows, completeness })).toMatchObject({
      outcome: 'fail',
      witnesses: [{ key: 'others', affected: [{ id: 'b' }] }],
      because,
    });
  });

  it('does not apply without devices', async () => {
    expect(await outcome(noncompliant, {})).toBe('notApplicable');
  });
});
