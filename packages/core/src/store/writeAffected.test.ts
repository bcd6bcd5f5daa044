import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { createStores, migrate } from './index';
import { writeWitnesses } from './writeFindings';

async function* nobody(): AsyncIterable<never> {}

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
/** More than are compared at once. */
const MANY = 4_500;

const people = (count: number): AffectedEntity[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'user',
    id: `u${`${n}`.padStart(5, '0')}`,
    label: `Person ${n}`,
    facts: { n },
  }));

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let hour = 0;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    // Before the first one all are looked at, and none is noted.
    await createStores(knex).identities.replace('one', nobody(), {});
    hour = 0;
  });

  /** @returns what is listed afterwards, and whom the inventory is to look at again */
  async function written(
    affected: AffectedEntity[],
    severity: 'high' | 'low' = 'high',
  ) {
    await knex('entra_touched_identities').delete();
    hour += 1;
    await writeWitnesses(
      knex,
      {
        connectionId: 'one',
        check: { id: 'tenant.stale-users', severity },
        now: `2026-01-01T0${hour}:00:00Z`,
      },
      [{ key: 'tenant', statement: 'Some.', affected, facts: {} }],
    );
    const { findings } = createStores(knex);
    const { items } = await findings.list({}, { limit: 10, offset: 0 });
    const found = await findings.get(items[0].id, {
      limit: 10_000,
      offset: 0,
    });
    const touched: { id: string }[] = await knex('entra_touched_identities')
      .orderBy('id')
      .select('id');
    return {
      listed: found!.affected,
      touched: touched.map(each => each.id),
    };
  }

  it('lists all, and looks at all of a new finding', async () => {
    const all = people(MANY);
    const { listed, touched } = await written(all);
    expect(listed).toEqual(all);
    expect(touched).toEqual(all.map(each => each.id));
  });

  it('looks only at who has changed where the finding weighs the same', async () => {
    const all = people(MANY);
    await written(all);
    const next = people(MANY);
    next[7] = { ...next[7], label: 'Renamed' };
    next[4_100] = { ...next[4_100], facts: { n: 'another' } };
    const { listed, touched } = await written(next);
    expect(listed).toEqual(next);
    expect(touched).toEqual([next[7].id, next[4_100].id]);
  });

  it('looks at who has come and at who has gone, in a list that grows and in one that shrinks', async () => {
    const all = people(MANY);
    await written(all.slice(0, 4_100));
    const grown = await written(all);
    expect(grown.listed).toEqual(all);
    expect(grown.touched).toEqual(all.slice(4_100).map(each => each.id));
    const shrunk = await written(all.slice(0, 3));
    expect(shrunk.listed).toEqual(all.slice(0, 3));
    expect(shrunk.touched).toEqual(all.slice(3).map(each => each.id));
  });

  it('looks at who was in somebody’s place before', async () => {
    const [a, b, c] = people(3);
    await written([a, b]);
    const { listed, touched } = await written([a, c]);
    expect(listed).toEqual([a, c]);
    expect(touched).toEqual([b.id, c.id]);
  });

  it('looks at all where the finding weighs otherwise', async () => {
    const all = people(5);
    await written(all);
    const next = [...all.slice(0, 4), { ...all[4], label: 'Renamed' }];
    const { listed, touched } = await written(next, 'low');
    expect(listed).toEqual(next);
    expect(touched).toEqual(all.map(each => each.id));
  });
});
