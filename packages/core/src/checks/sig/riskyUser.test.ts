import type { RiskyUser } from '../../model';
import { causes, daysAgo, NOW, outcome } from '../givenTenant';
import { riskyUser } from './riskyUser';

const user = (rest: Partial<RiskyUser> = {}): RiskyUser => ({
  id: 'u1',
  userDisplayName: 'Ann',
  riskLevel: 'medium',
  riskState: 'atRisk',
  riskLastUpdatedDateTime: daysAgo(1),
  ...rest,
});
const severities = async (...riskyUsers: RiskyUser[]) =>
  (await causes(riskyUser, { rows: { riskyUsers } })).map(
    ({ severity }) => severity,
  );

describe('sig.risky-user', () => {
  it.each([
    ['high', 'atRisk', 1, 'high'],
    ['medium', 'atRisk', 1, 'medium'],
    ['low', 'atRisk', 1, 'medium'],
    ['hidden', 'atRisk', 1, 'medium'],
    ['none', 'confirmedCompromised', 1, 'high'],
    ['medium', 'atRisk', 7, 'medium'],
    ['medium', 'atRisk', 8, 'high'],
    ['high', 'atRisk', 8, 'critical'],
    ['high', 'confirmedCompromised', 30, 'critical'],
  ])(
    'takes %s, %s, for %i days for %s',
    async (riskLevel, riskState, days, severity) => {
      const riskLastUpdatedDateTime = daysAgo(days);
      expect(
        await severities(
          user({ riskLevel, riskState, riskLastUpdatedDateTime }),
        ),
      ).toEqual([severity]);
    },
  );

  it('raises what has waited a second longer than seven days', async () => {
    const since = new Date(NOW.getTime() - 7 * 86_400_000 - 1000).toISOString();
    expect(await severities(user({ riskLastUpdatedDateTime: since }))).toEqual([
      'high',
    ]);
    expect(await severities(user({ riskLastUpdatedDateTime: null }))).toEqual([
      'medium',
    ]);
  });

  it('names each person by himself, with what is known', async () => {
    const riskyUsers = [user(), user({ id: 'u2', riskLevel: 'hidden' })];
    const found = await causes(riskyUser, { rows: { riskyUsers } });
    expect(found).toMatchObject([
      {
        key: 'u1',
        affected: [
          {
            kind: 'user',
            id: 'u1',
            label: 'Ann',
            facts: { riskLevel: 'medium', since: daysAgo(1) },
          },
        ],
      },
      { key: 'u2', statement: expect.stringContaining('P2') },
    ]);
  });

  it.each<[string, Partial<RiskyUser>]>([
    ['remediated', { riskState: 'remediated' }],
    ['dismissed', { riskState: 'dismissed' }],
    ['confirmed as safe', { riskState: 'confirmedSafe' }],
    ['deleted', { isDeleted: true }],
    ['never at risk', { riskState: 'none', riskLevel: 'none' }],
  ])('passes who is %s', async (_, rest) => {
    expect(
      await outcome(riskyUser, {
        rows: { riskyUsers: [user({ riskLevel: 'high', ...rest })] },
      }),
    ).toBe('pass');
  });
});
