import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Witness } from '../model';
import { createStores, migrate } from './index';
import { writeWitnesses } from './writeFindings';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const MOST = 3;

const touching = (count: number): Witness => ({
  key: 'p',
  statement: 'People can sign in.',
  affected: Array.from({ length: count }, (_, at) => ({
    kind: 'user' as const,
    id: `u${at}`,
    label: `Person ${at}`,
  })),
  facts: { people: count },
});

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  async function written(...counts: number[]) {
    const knex = await databases.init(id);
    await migrate(knex);
    for (const [hour, count] of counts.entries())
      await writeWitnesses(
        knex,
        {
          connectionId: 'one',
          check: { id: 'ca.mfa-gap.users', severity: 'high' },
          now: `2026-01-01T0${hour}:00:00Z`,
        },
        [touching(count)],
        MOST,
      );
    const { findings } = createStores(knex);
    const { items } = await findings.list({}, { limit: 10, offset: 0 });
    return (await findings.get(items[0].id, { limit: 10, offset: 0 }))!;
  }
  it('lists all of what a finding touches up to the most', async () => {
    const finding = await written(MOST);
    expect(finding.affected).toHaveLength(MOST);
    expect(finding.facts).toEqual({ people: MOST });
    expect(finding).not.toHaveProperty('affectedListed');
  });

  it('counts exactly beyond it, and says how many are listed', async () => {
    const finding = await written(8);
    expect(finding).toMatchObject({
      affectedCount: 8,
      affectedListed: MOST,
      facts: { people: 8, affectedListed: MOST },
    });
    expect(finding.affected.map(each => each.id)).toEqual(['u0', 'u1', 'u2']);
  });

  it('lists all again when the finding shrinks', async () => {
    const finding = await written(8, 2);
    expect(finding.affected).toHaveLength(2);
    expect(finding.facts).toEqual({ people: 2 });
  });
});
