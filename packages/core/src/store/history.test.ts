import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  all,
  at,
  countedChanges,
  edge,
  readOnce,
  row,
} from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { ChangePosition, ChangeScope, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const always: ChangeScope = { from: at(0), to: at(23) };

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const changes = async (scope: Partial<ChangeScope> = {}, limit = 100) => {
    const { items } = await stores.history.changes(
      'one',
      { ...always, ...scope },
      { limit },
    );
    return items;
  };
  const short = async (scope: Partial<ChangeScope> = {}) =>
    (await changes(scope)).map(change =>
      change.what === 'row'
        ? `${change.change} ${change.id}`
        : `${change.change} ${change.from}>${change.to}`,
    );

  it('knows what was so at a time, and says when that is not known', async () => {
    await readOnce(stores, 2, { rows: [row('a'), row('b')] });
    await readOnce(stores, 4, {
      rows: [row('a', { department: 'Sales' })],
      removed: ['b'],
    });
    const asOf = async (time: string) =>
      (await all(stores.history.streamAt('one', 'users', time))).map(each =>
        `${each.id} ${each.department ?? ''}`.trim(),
      );
    expect(await asOf(at(3))).toEqual(['a', 'b']);
    expect(
      await all(
        stores.history.streamAt('one', 'users', at(3), { ids: ['b', 'z'] }),
      ),
    ).toMatchObject([{ id: 'b' }]);
    expect(await asOf(at(4, 4))).toEqual(['a', 'b']);
    expect(await asOf(at(4, 5))).toEqual(['a Sales']);
    expect(await stores.history.readBy('one', at(1))).toEqual(new Set());
    expect(await stores.history.readBy('one', at(3))).toEqual(
      new Set(['users']),
    );
    expect(await stores.history.readAt('one', 'users', at(3))).toMatchObject({
      sequence: 1,
      startedAt: at(2),
      finishedAt: at(2, 5),
      completeness: { state: 'complete' },
    });
    for (const time of [at(1), at(3), at(4, 4), at(4, 5), at(9)]) {
      const one = await stores.history.readAt('one', 'users', time);
      expect(await stores.history.readsAt('one', time)).toEqual(
        new Map(one ? [['users', one]] : []),
      );
    }
    expect(await stores.history.firstReads('one')).toEqual(
      await stores.history.readsAt('one', at(3)),
    );
    expect(await stores.history.firstReads('other')).toEqual(new Map());
    await expect(asOf(at(1))).rejects.toThrow(/had not been read by/);
    await expect(
      all(stores.history.relationsAt('one', 'groups.members', at(9))),
    ).rejects.toThrow(/groups had not been read/);
  });

  it('tells what came, changed and went, newest first, and between which reads', async () => {
    await readOnce(stores, 2, { rows: [row('a'), row('b')] });
    await readOnce(stores, 4, { rows: [row('a', { department: 'Sales' })] });
    await readOnce(stores, 6, { rows: [row('c')], removed: ['b'] });
    expect(await short()).toEqual(['added c', 'removed b', 'changed a']);
    const [, removed, changed] = await changes();
    expect(changed).toEqual({
      what: 'row',
      dataset: 'users',
      id: 'a',
      label: 'Label a',
      change: 'changed',
      before: { id: 'a' },
      after: { id: 'a', department: 'Sales' },
      notBefore: at(2),
      seenAt: at(4, 5),
    });
    expect(removed).toMatchObject({ before: { id: 'b' }, notBefore: at(4) });
    expect(removed).not.toHaveProperty('after');
    expect(await short({ from: at(5) })).toEqual(['added c', 'removed b']);
    expect(await short({ to: at(5) })).toEqual(['changed a']);
    expect(await short({ datasets: ['groups'] })).toEqual([]);
    expect(await countedChanges(stores, always)).toEqual([
      { dataset: 'users', added: 1, changed: 1, removed: 1 },
    ]);
  });

  it('takes what the first read found for no change', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    expect(await short()).toEqual([]);
    expect(await countedChanges(stores, always)).toEqual([]);
  });

  it('tells of members that came and went, by group and by member', async () => {
    const groups = { dataset: 'groups' as const };
    await readOnce(
      stores,
      2,
      { rows: [row('g'), row('h')], relations: [edge('g', 'a')] },
      groups,
    );
    await readOnce(
      stores,
      4,
      {
        relations: [edge('g', 'b'), edge('h', 'a')],
        removedRelations: [edge('g', 'a')],
      },
      groups,
    );
    expect(await short()).toEqual(['added g>b', 'added h>a', 'removed g>a']);
    expect(await short({ entity: 'a' })).toEqual(['added h>a', 'removed g>a']);
    expect(await short({ entity: 'h' })).toEqual(['added h>a']);
    expect(await countedChanges(stores, always)).toEqual([
      {
        dataset: 'groups',
        relation: 'groups.members',
        added: 2,
        changed: 0,
        removed: 1,
      },
    ]);
    expect(
      await all(stores.history.relationsAt('one', 'groups.members', at(3))),
    ).toEqual([{ from: 'g', to: 'a', toType: 'user' }]);
  });

  it('finds who was where among some objects, and nothing that begins elsewhere', async () => {
    const groups = { dataset: 'groups' as const };
    await readOnce(
      stores,
      2,
      { relations: [edge('g', 'a'), edge('g', 'b'), edge('h', 'a')] },
      groups,
    );
    await readOnce(stores, 4, { removedRelations: [edge('g', 'a')] }, groups);
    const then = (time: string, from: string[]) =>
      all(
        stores.history.relationsAt('one', 'groups.members', time, { from }),
      ).then(found => found.map(({ from: of, to }) => `${of}>${to}`).sort());
    expect(await then(at(3), ['g', 'nobody'])).toEqual(['g>a', 'g>b']);
    expect(await then(at(5), ['g'])).toEqual(['g>b']);
    expect(await then(at(3), [])).toEqual([]);
  });

  it('pages through every change once, also within one read and across datasets', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => `u${n}`);
    const groups = { dataset: 'groups' as const };
    await readOnce(stores, 2, { rows: ids.map(each => row(each)) });
    await readOnce(stores, 2, { rows: [row('g')] }, groups);
    await readOnce(stores, 4, {
      rows: ids.map(each => row(each, { jobTitle: 'x' })),
    });
    await readOnce(
      stores,
      4,
      { rows: [row('h')], relations: ids.map(each => edge('g', each)) },
      groups,
    );
    await readOnce(stores, 6, { removed: ids.slice(0, 3) });
    const whole = await changes();
    expect(whole).toHaveLength(3 + 1 + 7 + 7);
    for (const scope of [always, { ...always, entity: 'u1' }]) {
      const seen: unknown[] = [];
      let after: ChangePosition | undefined;
      do {
        const page = await stores.history.changes('one', scope, {
          limit: 2,
          after,
        });
        expect(page.items.length).toBeGreaterThan(0);
        seen.push(...page.items);
        after = page.next;
      } while (after);
      expect(seen).toEqual(await changes(scope));
    }
    expect(await short({ entity: 'u1' })).toEqual([
      'removed u1',
      'added g>u1',
      'changed u1',
    ]);
  });

  it('takes for no change what a round takes back itself', async () => {
    const groups = { dataset: 'groups' as const };
    await readOnce(
      stores,
      2,
      { rows: [row('g'), row('h')], relations: [edge('g', 'a')] },
      groups,
    );
    await stores.collections.begin('one', 'groups', { now: at(4) });
    const write = (page: object) =>
      stores.collections.writePage(
        'one',
        'groups',
        {
          rows: [],
          removed: [],
          relations: [],
          removedRelations: [],
          ...page,
        },
        { cursor: '{}', requests: 1, now: at(4) },
      );
    await write({
      rows: [row('h', { visibility: 'Private' })],
      removed: ['g'],
    });
    await write({
      rows: [row('g'), row('h')],
      relations: [edge('g', 'a')],
    });
    await stores.collections.finish('one', 'groups', {
      now: at(5),
      completeness: { state: 'complete', asOf: at(4) },
    });
    expect(await short()).toEqual([]);
    expect(
      (await all(stores.rows.stream('one', 'groups'))).map(each => each.id),
    ).toEqual(['g', 'h']);
    expect(
      await all(stores.rows.relations('one', 'groups.members')),
    ).toHaveLength(1);
  });

  it('tells an object’s versions with their times', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    await readOnce(stores, 4, { rows: [row('a', { jobTitle: 'x' })] });
    await readOnce(stores, 6, { removed: ['a'] });
    expect(await stores.history.versionsOf('one', 'users', 'a')).toEqual([
      {
        row: { id: 'a' },
        label: 'Label a',
        ended: { notBefore: at(2), seenAt: at(4, 5) },
      },
      {
        row: { id: 'a', jobTitle: 'x' },
        label: 'Label a',
        began: { notBefore: at(2), seenAt: at(4, 5) },
        ended: { notBefore: at(4), seenAt: at(6, 5) },
      },
    ]);
  });

  it('never mixes two tenants', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    await readOnce(stores, 2, { rows: [row('a')] }, { connection: 'two' });
    await readOnce(stores, 4, { rows: [row('b')] }, { connection: 'two' });
    expect(await short()).toEqual([]);
    await stores.connections.remove('two', { data: true });
    expect(await knex('entra_reads').distinct('connection_id')).toEqual([
      { connection_id: 'one' },
    ]);
  });

  it('keeps of reads that saw nothing new only the last', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    for (const hour of [3, 4, 5]) await readOnce(stores, hour, {});
    await readOnce(stores, 6, { rows: [row('b')] });
    expect(
      (await knex('entra_reads').orderBy('sequence').select('sequence')).map(
        each => each.sequence,
      ),
    ).toEqual([1, 4, 5]);
    expect((await changes())[0]).toMatchObject({ notBefore: at(5) });
    expect(
      await all(stores.history.streamAt('one', 'users', at(4))),
    ).toHaveLength(1);
  });
});
