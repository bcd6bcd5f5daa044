import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { DatasetId } from '../model';
import { createStores, migrate } from '../store';
import { all, at, edge, readOnce, row } from '../store/__testUtils__/reads';
import type { Stores } from '../store/ports';
import { earlierSource } from './earlierSource';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const group = '00000000-0000-4000-a000-000000000001';
const person = '00000000-0000-4000-a000-000000000002';
const admin = '00000000-0000-4000-a000-000000000003';

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let stores: Stores;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const before = (
    asked: string,
    now: string,
    needs: DatasetId[] = ['users'],
    uses: DatasetId[] = [],
  ) =>
    earlierSource({ connectionId: 'one', stores, now: new Date(now) })(
      new Date(asked),
      { needs, uses },
    );

  it('gives rows and relations as they were at the moment that is asked for', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    await readOnce(
      stores,
      3,
      { relations: [edge('g', 'a')] },
      { dataset: 'groups' },
    );
    await readOnce(stores, 6, { rows: [row('a', { department: 'Sales' })] });
    await readOnce(
      stores,
      7,
      { removedRelations: [edge('g', 'a')] },
      { dataset: 'groups' },
    );
    const earlier = await before(at(5), at(9), ['users', 'groups']);
    expect(earlier?.at).toBe(at(5));
    expect(await all(earlier!.rows('users'))).toEqual([{ id: 'a' }]);
    expect(await all(earlier!.relations('groups.members'))).toMatchObject([
      { from: 'g', to: 'a' },
    ]);
    expect([...(await earlier!.changed())].sort()).toEqual([
      'groups.members',
      'users',
    ]);
  });

  it('gives the first moment at which all that is needed was known, where that is later', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    await readOnce(stores, 4, { rows: [row('g')] }, { dataset: 'groups' });
    await readOnce(stores, 6, { rows: [row('b')] });
    const earlier = await before(at(1), at(9), ['users', 'groups']);
    expect(earlier?.at).toBe(at(4, 5));
    expect(await all(earlier!.rows('users'))).toHaveLength(1);
  });

  it('gives nothing before there is a second read, nor without a first one of what is needed', async () => {
    expect(await before(at(1), at(9))).toBeUndefined();
    await readOnce(stores, 2, { rows: [row('a')] });
    expect(await before(at(1), at(9))).toBeUndefined();
    expect(await before(at(3), at(9))).toBeUndefined();
    await readOnce(stores, 4, {});
    expect(await before(at(3), at(9))).toBeDefined();
    expect(await before(at(3), at(9), ['users', 'groups'])).toBeUndefined();
  });

  it('says of what is only used that it had not been read', async () => {
    await readOnce(stores, 2, { rows: [row('a')] });
    await readOnce(stores, 4, {});
    const earlier = await before(at(3), at(9), ['users'], ['groups']);
    expect(earlier!.completeness('groups')).toMatchObject({ state: 'never' });
    expect(earlier!.completeness('users')).toMatchObject({ state: 'complete' });
    expect([...(await earlier!.changed())]).toEqual([]);
  });

  it('tells when a member came, and who let them in', async () => {
    await readOnce(stores, 2, { rows: [row(group)] }, { dataset: 'groups' });
    await readOnce(
      stores,
      4,
      { relations: [edge(group, person)] },
      { dataset: 'groups' },
    );
    const record = {
      id: 'audit',
      activityDateTime: at(3),
      activityDisplayName: 'Add member to group',
      result: 'success',
      initiatedBy: { user: { id: admin, userPrincipalName: 'admin@x' } },
      targetResources: [{ id: person }, { id: group }],
    };
    await readOnce(
      stores,
      4,
      {
        rows: [
          {
            ...row('audit'),
            row: record,
            at: at(3),
            targets: [person, group],
          },
        ],
      },
      { dataset: 'directoryAudits', log: true },
    );
    const earlier = await before(at(3), at(9), ['groups']);
    const member = { relation: 'groups.members', from: group } as const;
    expect(
      await earlier!.lastChanges([
        { ...member, to: admin },
        { ...member, to: person },
      ]),
    ).toEqual([
      undefined,
      {
        seenAt: at(4, 5),
        by: { kind: 'user', id: admin, label: 'admin@x' },
      },
    ]);
  });
});
