import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { Identity, Witness } from '../model';
import { all, at } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { IdentityFilter, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const identity = (id: string, rest: Partial<Identity> = {}): Identity => ({
  id,
  kind: 'member',
  label: `Name of ${id}`,
  handle: `${id}@contoso.example`,
  enabled: true,
  standing: 'none',
  mfa: true,
  methods: ['microsoftAuthenticatorPush'],
  lastActivityAt: at(1),
  activityKnown: true,
  createdAt: at(0),
  licences: 1,
  score: 0,
  high: 10,
  open: 0,
  ...rest,
});

async function* stream(items: Identity[]) {
  yield* [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const ids = async (filter: IdentityFilter = {}, sort?: any) =>
    (
      await stores.identities.list('one', filter, {
        limit: 50,
        offset: 0,
        sort,
      })
    ).items.map(each => each.id);

  it('keeps every property, and knows nothing before the first inventory', async () => {
    expect(await stores.identities.stamp('one')).toBeUndefined();
    const unknown = identity('u', {
      enabled: null,
      standing: null,
      mfa: null,
      lastActivityAt: null,
      activityKnown: false,
      createdAt: null,
      score: null,
      high: null,
    });
    await stores.identities.replace('one', stream([unknown, identity('v')]), {
      users: 3,
    });
    expect(await stores.identities.get('one', 'u')).toEqual(unknown);
    expect(await stores.identities.get('one', 'v')).toEqual(identity('v'));
    expect(await stores.identities.get('two', 'v')).toBeUndefined();
    expect(await stores.identities.stamp('one')).toEqual({ users: 3 });
  });

  it('writes only lines that differ, and takes away those that are gone', async () => {
    const first = ['a', 'b', 'c', 'd'].map(each => identity(each));
    const { identities } = stores;
    expect(await identities.replace('one', stream(first), {})).toEqual({
      written: 4,
      removed: 0,
    });
    expect(
      await identities.replace(
        'one',
        stream([first[1], identity('c', { score: 9 }), identity('e')]),
        {},
      ),
    ).toEqual({ written: 2, removed: 2 });
    expect((await ids()).sort()).toEqual(['b', 'c', 'e']);
    expect(
      await identities.update(
        'one',
        { identities: [first[1], identity('e', { open: 2 })], gone: ['c'] },
        {},
      ),
    ).toEqual({ written: 1, removed: 1 });
    expect((await ids()).sort()).toEqual(['b', 'e']);
  });

  it('filters, counts and sorts, the unknown apart from the known', async () => {
    const people = [
      identity('a', { score: 40, standing: 'tier0', mfa: false }),
      identity('b', { score: 90, kind: 'guest', licences: 0 }),
      identity('c', { score: null, mfa: null, lastActivityAt: null }),
      identity('d', {
        lastActivityAt: at(5),
        enabled: false,
        label: 'Zoë 50%',
      }),
      identity('e', {
        lastActivityAt: null,
        activityKnown: false,
        kind: 'servicePrincipal',
      }),
      identity('f', {
        score: null,
        high: null,
        label: '山田太郎',
        lastActivityAt: at(6),
      }),
    ];
    await stores.identities.replace('one', stream(people), {});
    expect(await ids()).toEqual(['b', 'a', 'e', 'd', 'f', 'c']);
    expect(await ids({}, 'label')).toEqual(['a', 'b', 'c', 'e', 'd', 'f']);
    expect(await ids({}, 'lastActivity')).toEqual([
      'c',
      'e',
      'a',
      'b',
      'd',
      'f',
    ]);
    const cases: [IdentityFilter, string[]][] = [
      [{ kinds: ['guest', 'servicePrincipal'] }, ['b', 'e']],
      [{ standings: ['tier0', 'tier1'] }, ['a']],
      [{ mfa: false }, ['a']],
      [{ mfa: null }, ['c']],
      [{ enabled: false }, ['d']],
      [{ licensed: false }, ['b']],
      [{ inactiveSince: at(4) }, ['b', 'a', 'c']],
      [{ query: '50%' }, ['d']],
      [{ query: 'A@CONTOSO' }, ['a']],
      // Of one or two letters, those whose name begins with them.
      [{ query: 'ZO' }, ['d']],
      [{ query: 'oë' }, []],
      [{ query: 'oë ' }, ['d']],
      [{ query: '太郎' }, ['f']],
      [{ query: '%', enabled: true }, []],
      [{ handle: 'A@Contoso.example' }, ['a']],
      [{ handle: 'contoso' }, []],
    ];
    for (const [filter, expected] of cases) {
      const { total, items } = await stores.identities.list('one', filter, {
        limit: 50,
        offset: 0,
      });
      expect([filter, items.map(each => each.id).sort(), total]).toEqual([
        filter,
        [...expected].sort(),
        expected.length,
      ]);
    }
    const counts = await stores.identities.counts('one');
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(await stores.identities.standingIds('one')).toEqual(
      new Map([['a', 'tier0']]),
    );
  });

  it('counts what is searched for once, until there is another inventory', async () => {
    await stores.identities.replace('one', stream([identity('a')]), {});
    let counted = 0;
    knex.on('query', ({ sql }: { sql: string }) => {
      if (sql.includes('count(')) counted += 1;
    });
    const found = (query: string) => stores.identities.count('one', { query });
    expect(await Promise.all([found('contoso'), found('contoso')])).toEqual([
      1, 1,
    ]);
    expect(await found('contoso')).toBe(1);
    expect(counted).toBe(1);
    await stores.identities.replace(
      'one',
      stream([identity('a'), identity('b')]),
      {},
    );
    expect(await found('contoso')).toBe(2);
  });

  describe('whom findings touch', () => {
    const check = { id: 'auth.admin-no-mfa', severity: 'high' as const };
    const witness = (...people: string[]): Witness => ({
      key: 'k',
      statement: 'Some have none.',
      affected: [
        ...people.map(each => ({
          kind: 'user' as const,
          id: each,
          label: each,
        })),
        { kind: 'group' as const, id: 'g', label: 'g' },
      ],
      facts: {},
    });
    const apply = (hour: number, ...witnesses: Witness[]) =>
      stores.findings.apply(
        'one',
        check,
        witnesses.length
          ? { outcome: 'fail', witnesses }
          : { outcome: 'pass', evidence: {} },
        at(hour),
      );
    const touched = () => stores.identities.touched('one', 100);
    const settle = () =>
      stores.identities.update('one', { identities: [], gone: [] }, {});

    it('is noted when it comes, changes and goes, and not when it stays', async () => {
      await apply(1, witness('a', 'b'));
      expect(await touched()).toEqual(['a', 'b']);
      // Only who was looked at is forgotten.
      await settle();
      expect(await touched()).toEqual(['a', 'b']);
      await stores.identities.replace('one', stream([]), {});
      expect(await touched()).toEqual([]);
      await apply(2, witness('a', 'b'));
      expect(await touched()).toEqual([]);
      await apply(3, witness('b', 'c'));
      expect(await touched()).toEqual(['a', 'b', 'c']);
      expect(await stores.identities.touched('one', 2)).toBeUndefined();
      await stores.identities.replace('one', stream([]), {});
      await apply(4);
      expect(await touched()).toEqual(['b', 'c']);
      await stores.identities.replace('one', stream([]), {});
      await apply(5, witness('b', 'c'));
      expect(await touched()).toEqual(['b', 'c']);
    });

    it('is noted of many from when the first inventory begins, which looks at all of them', async () => {
      const many = (name: string) =>
        witness(...Array.from({ length: 300 }, (_, n) => `${name}${n}`));
      await apply(1, many('a'));
      expect(await touched()).toEqual([]);
      const { identities } = stores;
      async function* meanwhile() {
        expect(await identities.stamp('one')).toBeUndefined();
        await apply(2, many('b'));
        yield* stream([]);
      }
      await identities.replace('one', meanwhile(), { day: 'x' });
      expect(await identities.stamp('one')).toEqual({ day: 'x' });
      // Who has gone since, and who has come.
      expect(await identities.touched('one', 1_000)).toHaveLength(600);
    });

    it('is told by identity, open findings only', async () => {
      const kind = 'user';
      await apply(1, witness('b', 'a'));
      await stores.findings.observe(
        'one',
        { id: 'sig.impossible-travel', severity: 'medium' },
        [{ ...witness('a'), at: at(0) }],
        at(1),
      );
      const causes = await all(stores.identities.causes('one', { kind }));
      expect(
        causes.map(each => [each.entityId, each.checkId, each.eventAt]),
      ).toEqual([
        ['a', 'auth.admin-no-mfa', undefined],
        ['a', 'sig.impossible-travel', at(0)],
        ['b', 'auth.admin-no-mfa', undefined],
      ]);
      expect(
        (
          await all(stores.identities.causes('one', { kind, ids: ['b', 'x'] }))
        ).map(each => each.entityId),
      ).toEqual(['b']);
      await apply(2);
      expect(
        await all(stores.identities.causes('one', { kind, ids: ['b'] })),
      ).toEqual([]);
    });
  });
});
