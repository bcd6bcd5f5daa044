import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createStores, migrate } from './index';
import { undo } from './__testUtils__/undo';
import type { PageWrite, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const now = '2026-11-20T01:00:00.000Z';
const member = (from: string, to: string) => ({
  name: 'groups.members' as const,
  from,
  to,
});

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const begin = () => stores.collections.begin('one', 'groups', { now });
  const finish = () =>
    stores.collections.finish('one', 'groups', {
      now,
      completeness: { state: 'complete', asOf: now },
    });
  const write = (added: string[], removed: string[] = [], group = 'g') =>
    stores.collections.writePage(
      'one',
      'groups',
      {
        rows: [],
        removed: [],
        relations: added.map(to => ({ ...member(group, to), toType: 'user' })),
        removedRelations: removed.map(to => member(group, to)),
      } satisfies PageWrite,
      { cursor: '{}', requests: 1, now },
    );
  const members = async () =>
    (await stores.rows.relationsFrom('one', 'groups.members', 'g')).map(
      ({ to }) => to,
    );
  const groupsOf = async (person: string) =>
    (await stores.rows.relationsTo('one', 'groups.members', person)).map(
      ({ from }) => from,
    );
  const versions = () =>
    knex('entra_relations')
      .orderBy(['to_id', 'valid_from'])
      .select({ to: 'to_id', from: 'valid_from', until: 'valid_to' });

  it('takes up a group whose first read tells of it in slices, some twice, and of one who left in between', async () => {
    await begin();
    await write(['a', 'b']);
    await write(['b', 'c']);
    await write(['d'], ['a']);
    await finish();
    expect(await members()).toEqual(['b', 'c', 'd']);
    expect(await versions()).toEqual(
      ['b', 'c', 'd'].map(to => ({ to, from: 1, until: null })),
    );
  });

  it('writes nothing for who left and came back in one round, nor for who is told of twice', async () => {
    await begin();
    await write(['a', 'b']);
    await finish();
    await begin();
    await write([], ['a']);
    await write(['a', 'b', 'c']);
    await write(['c'], ['x']);
    await finish();
    expect(await versions()).toEqual([
      { to: 'a', from: 1, until: null },
      { to: 'b', from: 1, until: null },
      { to: 'c', from: 2, until: null },
    ]);
  });

  it('lets an only one take the place of the one before, on an earlier page or in an earlier read', async () => {
    const manage = (
      relations: [string, string][],
      removed: [string, string][] = [],
    ) =>
      stores.collections.writePage(
        'one',
        'users',
        {
          rows: [],
          removed: [],
          relations: relations.map(([from, to]) => ({
            name: 'users.manager',
            from,
            to,
            toType: 'user',
            only: true,
          })),
          removedRelations: removed.map(([from, to]) => ({
            name: 'users.manager',
            from,
            to,
            only: true,
          })),
        },
        { cursor: '{}', requests: 1, now },
      );
    const read = async (...pages: Parameters<typeof manage>[]) => {
      await stores.collections.begin('one', 'users', { now });
      for (const page of pages) await manage(...page);
      await stores.collections.finish('one', 'users', {
        now,
        completeness: { state: 'complete', asOf: now },
      });
    };
    const stood = async () => {
      const found = await knex('entra_relations')
        .where({ name: 'users.manager' })
        .orderBy(['from_id', 'valid_from'])
        .select({
          who: 'from_id',
          to: 'to_id',
          from: 'valid_from',
          until: 'valid_to',
        });
      return found.map(
        ({ who, to, from, until }) => `${who}>${to} ${from}-${until ?? ''}`,
      );
    };
    await read(
      [
        [
          ['p', 'a'],
          ['q', 'a'],
        ],
      ],
      [[['p', 'b']]],
    );
    expect(await stood()).toEqual(['p>b 1-', 'q>a 1-']);
    await read([[['p', 'c']]], [[['p', 'b']]]);
    expect(await stood()).toEqual(['p>b 1-', 'q>a 1-']);
    await read([[['p', 'c']]]);
    expect(await stood()).toEqual(['p>b 1-3', 'p>c 3-', 'q>a 1-']);
    // One who came and went while it was read: none is left.
    await read([[], [['p', 'd']]]);
    expect(await stood()).toEqual(['p>b 1-3', 'p>c 3-4', 'q>a 1-']);
  });

  it('ends only the members that left, of only the group they left', async () => {
    await begin();
    await write(['a', 'b']);
    await write(['a', 'b'], [], 'h');
    await finish();
    await begin();
    await write([], ['a']);
    expect(await members()).toEqual(['a', 'b']);
    await finish();
    expect(await members()).toEqual(['b']);
    expect(await groupsOf('a')).toEqual(['h']);
    expect(await groupsOf('b')).toEqual(['g', 'h']);
  });

  if (id === 'SQLITE_3') {
    it('finds the groups of a person in every run of the index, and walks through no relation for it', async () => {
      await begin();
      await write(['a']);
      // As if so many edges had come in between.
      const come = (rowid: number) =>
        knex.raw(
          `insert into entra_relations (rowid, connection_id, name, from_id, to_id, to_type, valid_from)
           values (?, 'two', 'groups.members', ?, 'a', 'user', 1)`,
          [rowid, `x${rowid}`],
        );
      await come(20_000);
      await write(['a'], [], 'h');
      await come(300_000);
      await write(['a'], [], 'k');
      await finish();
      const runs = knex('entra_relations').where({ connection_id: 'one' });
      expect(await runs.orderBy('run').pluck('run')).toEqual([0, 2, 11]);
      const asked: { sql: string; bindings: readonly unknown[] }[] = [];
      const note = (query: (typeof asked)[number]) => asked.push(query);
      knex.on('query', note);
      expect(await groupsOf('a')).toEqual(['g', 'h', 'k']);
      knex.removeListener('query', note);
      const look = asked.find(({ sql }) => sql.includes('json_each'))!;
      const plan: { detail: string }[] = await knex.raw(
        `explain query plan ${look.sql}`,
        look.bindings as never[],
      );
      expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
        /connection_id=\? AND name=\? AND run=\? AND to_id=\?/,
      );
    });
  }

  it('keeps the members of a database whose index has no runs yet', async () => {
    await begin();
    await write(['a', 'b']);
    await finish();
    await undo(knex, '20261126000800_relation_runs');
    await migrate(knex);
    expect(await members()).toEqual(['a', 'b']);
    expect(await groupsOf('b')).toEqual(['g']);
  });
});
