import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Witness } from '../model';
import { all, at, edge, readOnce, row } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { Page, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const history = { ignores: ['lastSeen'] };

async function through<T>(
  page: (after?: string) => Promise<Page<T>>,
): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await page(after);
    found.push(...items);
    if (next === undefined) return found;
    after = next;
  }
}

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let stores: Stores;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const changedIn = async (dataset: 'users' | 'groups' | 'signIns' = 'users') =>
    (await stores.collections.state('one', dataset)).changedSequence;

  it('knows the last read that found anything changed, also what history leaves out', async () => {
    const read = (hour: number, write: Parameters<typeof readOnce>[2]) =>
      readOnce(stores, hour, write, { history });
    await read(1, { rows: [row('a', { on: true })] });
    expect(await changedIn()).toBe(1);
    await read(2, { rows: [row('a', { on: true })] });
    expect(await changedIn()).toBe(1);
    await read(3, { rows: [row('a', { on: true, lastSeen: 3 })] });
    expect(await changedIn()).toBe(3);
    await read(4, { rows: [row('a', { on: true, lastSeen: 3 })] });
    await read(5, {});
    expect(await changedIn()).toBe(3);
    await read(6, { removed: ['a'] });
    expect(await changedIn()).toBe(6);
  });

  it('counts who came into a group and who left it', async () => {
    const options = { dataset: 'groups' as const };
    await readOnce(stores, 1, { rows: [row('g')] }, options);
    await readOnce(stores, 2, { relations: [edge('g', 'u')] }, options);
    expect(await changedIn('groups')).toBe(2);
    await readOnce(stores, 3, { relations: [edge('g', 'u')] }, options);
    expect(await changedIn('groups')).toBe(2);
    await readOnce(stores, 4, { removedRelations: [edge('g', 'u')] }, options);
    expect(await changedIn('groups')).toBe(4);
  });

  it('counts what an export feeds between two reads', async () => {
    const fed = (hour: number, riskLevel: string) =>
      stores.ingest.write('one', {
        now: at(hour),
        parts: [
          {
            dataset: 'riskyUsers',
            rows: [row('r', { riskLevel, changedAt: at(hour) })],
            changed: 'changedAt',
          },
        ],
      });
    await fed(1, 'high');
    const first = await stores.collections.state('one', 'riskyUsers');
    await fed(2, 'low');
    const second = await stores.collections.state('one', 'riskyUsers');
    expect(second.changedSequence).toBeGreaterThan(first.changedSequence);
    expect(second.changedSequence).toBe(second.sequence);
  });

  it('gives pages of one read, whatever finishes in between', async () => {
    const ids = Array.from(
      { length: 4_100 },
      (_, n) => `u${String(n).padStart(5, '0')}`,
    );
    await readOnce(stores, 1, {
      rows: ids.map(each => row(each)),
      relations: [],
    });
    await readOnce(
      stores,
      1,
      { relations: ids.map(each => edge('g', each)) },
      { dataset: 'groups' },
    );
    const first = await stores.snapshots.rows('one', 'users', { sequence: 1 });
    await readOnce(stores, 2, {
      rows: [row('u99999')],
      removed: ids.slice(3_000),
    });
    const rest = await through(after =>
      stores.snapshots.rows('one', 'users', {
        sequence: 1,
        after: after ?? first.next,
      }),
    );
    expect([...first.items, ...rest].map(each => each.id)).toEqual(ids);
    const edges = await through(after =>
      stores.snapshots.relations('one', 'groups.members', {
        sequence: 1,
        after,
      }),
    );
    expect(edges.map(({ to }) => to)).toEqual(ids);
    expect(
      await all(
        stores.snapshots.rowsOf('one', 'users', {
          sequence: 1,
          ids: ['u03999', 'u00000', 'nobody'],
        }),
      ),
    ).toEqual([{ id: 'u00000' }, { id: 'u03999' }]);
    expect(
      await all(
        stores.snapshots.relationsOf('one', 'groups.members', {
          sequence: 0,
          from: ['g'],
        }),
      ),
    ).toEqual([]);
  });

  it('keeps what verdicts stood on with them, until nothing is known of it or its connection goes', async () => {
    const { verdictBases, connections, findings } = stores;
    const ended = (check: string, basis?: unknown) => ({
      check: { id: check, severity: 'low' as const },
      verdict: { outcome: 'pass' as const, evidence: {} },
      basis,
    });
    await findings.applyAll(
      'one',
      [
        ended('ca.disabled', { reads: { users: 1 } }),
        ended('ca.drift', {}),
        ended('ca.group-change', { reads: { groups: 1 } }),
      ],
      at(1),
    );
    await verdictBases.keep('two', 'ca.drift', {});
    await findings.applyAll(
      'one',
      [ended('ca.disabled', { reads: { users: 2 } }), ended('ca.drift')],
      at(2),
    );
    expect(await verdictBases.load('one')).toEqual(
      new Map([
        ['ca.disabled', { reads: { users: 2 } }],
        ['ca.group-change', { reads: { groups: 1 } }],
      ]),
    );
    await connections.remove('one', { data: true });
    expect((await verdictBases.load('one')).size).toBe(0);
    expect((await verdictBases.load('two')).size).toBe(1);
  });

  it('confirms what the last judgement saw, and nothing that it did not see', async () => {
    const check = { id: 'mail.rule-name', severity: 'low' as const };
    const witness = (key: string): Witness => ({
      key,
      statement: 'A rule.',
      affected: [],
      facts: {},
    });
    const because = [
      {
        dataset: 'inboxRules' as const,
        completeness: { state: 'partial' as const, seen: 1, why: 'cut' },
      },
    ];
    const apply = (hour: number, keys: string[], of = check) =>
      stores.findings.apply(
        'one',
        of,
        { outcome: 'fail', witnesses: keys.map(witness), because },
        at(hour),
      );
    const other = { ...check, id: 'mail.rule-hide' };
    await apply(1, ['a', 'b']);
    await apply(2, ['a']);
    await apply(2, ['c'], other);
    await stores.verdictBases.confirm('one', [check.id], at(3));
    const { items } = await stores.findings.list(
      { connectionId: 'one' },
      { limit: 9, offset: 0 },
    );
    expect(
      Object.fromEntries(items.map(({ key, lastSeen }) => [key, lastSeen])),
    ).toEqual({ a: at(3), b: at(1), c: at(2) });
    const results = await stores.findings.results('one');
    expect(results.map(({ judgedAt }) => judgedAt).sort()).toEqual([
      at(2),
      at(3),
    ]);
  });
});
