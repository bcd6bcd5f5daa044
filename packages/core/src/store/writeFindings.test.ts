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

/** The same, of whom only so many are listed by who judged. */
const listing = (listed: number, count: number): Witness => {
  const all = touching(count);
  const unlisted = all.affected.slice(listed);
  return { ...all, affected: all.affected.slice(0, listed), unlisted };
};

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  const written = (...counts: number[]) => writtenAs(...counts.map(touching));

  async function writtenAs(...witnesses: Witness[]) {
    const knex = await databases.init(id);
    await migrate(knex);
    for (const [hour, witness] of witnesses.entries())
      await writeWitnesses(
        knex,
        {
          connectionId: 'one',
          check: { id: 'ca.mfa-gap.users', severity: 'high' },
          now: `2026-01-01T0${hour}:00:00Z`,
        },
        [witness],
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

  it('takes those whom the judge does not list for those who are cut here', async () => {
    const cut = await writtenAs(touching(8));
    const unlisted = await writtenAs(listing(MOST, 8));
    expect({ ...unlisted, affected: [] }).toEqual({ ...cut, affected: [] });
    const also = await writtenAs(touching(8), listing(MOST, 8));
    expect(also.version).toBe(cut.version);
  });

  it('notices that one of them is another', async () => {
    const before = await writtenAs(listing(MOST, 8));
    const other = listing(MOST, 8);
    const after = await writtenAs(listing(MOST, 8), {
      ...other,
      unlisted: [
        ...[...other.unlisted!].slice(1),
        { kind: 'user', id: 'another', label: 'Another' },
      ],
    });
    expect(after.affectedCount).toBe(8);
    expect(after.version).not.toBe(before.version);
  });

  it('lists all again when the finding shrinks', async () => {
    const finding = await written(8, 2);
    expect(finding.affected).toHaveLength(2);
    expect(finding.facts).toEqual({ people: 2 });
  });
});
