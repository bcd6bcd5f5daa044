import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { isShort, named } from './named';
import { plansOf } from './__testUtils__/plansOf';
import { createStores, migrate } from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

it('takes one or two letters for short, unless they are words', () => {
  expect(['a', 'al', 'é', 'Öb'].every(isShort)).toBe(true);
  expect(['ala', '太郎', '김', 'すず'].some(isShort)).toBe(false);
});

describe.each(databases.eachSupportedId())(
  'names on %s',
  (id: TestDatabaseId) => {
    it('that begin with one or two letters are found, whatever these mean in a pattern', async () => {
      const knex = await databases.init(id);
      await knex.schema.createTable('names', table => {
        table.text('name');
      });
      await knex('names').insert(
        ['al bundy', 'bo al', '%x', '_y', '\\z', 'él'].map(name => ({ name })),
      );
      const found = async (text: string) =>
        (await named(knex('names'), 'name', text).orderBy('name')).map(
          ({ name }: { name: string }) => name,
        );
      expect(await found('AL')).toEqual(['al bundy']);
      expect(await found('%')).toEqual(['%x']);
      expect(await found('_')).toEqual(['_y']);
      expect(await found('\\')).toEqual(['\\z']);
      expect(await found('É')).toEqual(['él']);
      expect(await found(' al')).toEqual(['bo al']);
    });

    it('of the inventory come by an index by how they begin', async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      await knex('entra_identities').insert(
        Array.from({ length: 400 }, (_, index) => ({
          connection_id: 'one',
          id: `${index}`,
          kind: 'member',
          label: `Name ${index}`,
          label_search: `${index % 26} name`,
          handle: `${index}`,
          methods: '[]',
          last_activity: '',
          activity_known: 0,
          licences: 0,
          score: index,
          high: 0,
          open: 0,
          hash: '',
        })),
      );
      await knex.raw('analyze');
      const plan = await plansOf(knex, async () =>
        expect(
          await createStores(knex).identities.count('one', { query: '25' }),
        ).toBe(15),
      );
      expect(plan).toContain('connection_id_label_search_id_index');
      expect(plan).toMatch(/label_search >= '25'|label_search>\?/);
    });
  },
);
