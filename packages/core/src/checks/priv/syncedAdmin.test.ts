import { administrators, causes, outcome } from '../givenTenant';
import { syncedAdmin } from './syncedAdmin';

const denied = {
  roleEligibilityScheduleInstances: {
    state: 'denied',
    permission: 'X',
    why: 'refused',
  },
} as const;

describe('priv.synced-admin', () => {
  it('names administrators from on premises, eligible ones too', async () => {
    const rows = administrators([
      { id: 'a' },
      { id: 'b', how: 'eligible' },
      { id: 'c' },
    ]);
    rows.users![0].onPremisesSyncEnabled = true;
    rows.users![1].onPremisesSyncEnabled = true;
    rows.users!.push({ id: 'ordinary', onPremisesSyncEnabled: true });
    expect(
      (await causes(syncedAdmin, { rows })).map(({ key, facts }) => [
        key,
        facts.roles,
      ]),
    ).toEqual([
      ['a', ['Global Administrator']],
      ['b', ['Global Administrator (eligible)']],
    ]);
  });

  it.each([false, null, undefined])(
    'passes over onPremisesSyncEnabled %s',
    async onPremisesSyncEnabled => {
      const rows = administrators([{ id: 'a' }]);
      rows.users![0].onPremisesSyncEnabled = onPremisesSyncEnabled;
      expect(await outcome(syncedAdmin, { rows })).toBe('pass');
      expect(await outcome(syncedAdmin, { rows, completeness: denied })).toBe(
        'unknown',
      );
    },
  );
});
