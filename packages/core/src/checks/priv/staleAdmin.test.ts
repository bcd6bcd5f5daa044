import { administrators, causes, daysAgo, outcome } from '../givenTenant';
import { staleAdmin } from './staleAdmin';

describe('priv.stale-admin', () => {
  it('finds dormant and disabled administrators apart', async () => {
    const rows = administrators([
      { id: 'a', lastSuccess: daysAgo(46) },
      { id: 'b', lastSuccess: daysAgo(45) },
      { id: 'c', enabled: false, lastSuccess: daysAgo(1) },
    ]);
    expect(await causes(staleAdmin, { rows })).toMatchObject([
      { key: 'dormant', affected: [{ id: 'a' }] },
      { key: 'disabled', severity: 'low', affected: [{ id: 'c' }] },
    ]);
  });

  it('leaves declared emergency accounts out', async () => {
    const rows = administrators([{ id: 'a', lastSuccess: daysAgo(400) }]);
    expect(
      await outcome(staleAdmin, {
        rows,
        declarations: { breakGlassAccounts: ['a'] },
      }),
    ).toBe('pass');
  });
});
