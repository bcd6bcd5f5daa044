import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { edgesOfEach } from './edgesOfEach';
import { createStores, migrate } from './index';
import { edgesAt } from './versionsAt';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const now = '2026-11-20T01:00:00.000Z';
/** As many members as its number. */
const groups = Array.from({ length: 12 }, (_, count) => ({
  id: `g${count}`,
  members: Array.from({ length: count }, (__, at) => `m${at}`),
}));

describe.each(databases.eachSupportedId())(
  'edges of each of many objects on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      const { collections } = createStores(knex);
      await collections.begin('one', 'groups', { now });
      const relations = groups.flatMap(({ id: from, members }) =>
        members.map(to => ({
          name: 'groups.members' as const,
          from,
          to,
          toType: 'user',
        })),
      );
      await collections.writePage(
        'one',
        'groups',
        { rows: [], removed: [], relations, removedRelations: [] },
        { cursor: '{}', requests: 1, now },
      );
      await collections.finish('one', 'groups', {
        now,
        completeness: { state: 'complete', asOf: now },
      });
    });

    it.each([
      { objects: 1, edges: 1 },
      { objects: 2, edges: 2 },
      { objects: 3, edges: 7 },
      { objects: 5, edges: 20 },
      { objects: 100, edges: 1_000 },
    ])('are all told once, %p at a time', async most => {
      const asked = ['nobody', ...groups.map(group => group.id)];
      const found: string[] = [];
      const edges = () => edgesAt(knex, 'one', 'groups.members', 1);
      for await (const edge of edgesOfEach(knex, edges, asked, most)) {
        expect(edge.toType).toBe('user');
        found.push(`${edge.from} ${edge.to}`);
      }
      expect(found.sort()).toEqual(
        groups
          .flatMap(group => group.members.map(to => `${group.id} ${to}`))
          .sort(),
      );
    });
  },
);
