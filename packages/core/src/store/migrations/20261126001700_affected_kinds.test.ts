import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { plansOf } from '../__testUtils__/plansOf';
import { createStores, migrate } from '../index';
import type { Stores } from '../ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'what findings touch, on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let stores: Stores;

    beforeAll(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
      await stores.findings.apply(
        'one',
        { id: 'ca.mfa-gap.users', severity: 'high' },
        {
          outcome: 'fail',
          witnesses: ['a', 'b'].map(key => ({
            key,
            statement: 'People can sign in.',
            affected: Array.from({ length: 300 }, (_, index) => ({
              kind: 'user' as const,
              id: `${index}`.padStart(4, '0'),
              label: 'Somebody',
            })),
            facts: {},
          })),
        },
        '2026-11-20T12:00:00.000Z',
      );
      await knex.raw('analyze');
    });

    const causes = async (ids?: string[]) => {
      const found: string[] = [];
      for await (const { entityId } of stores.identities.causes('one', {
        kind: 'user',
        ids,
      }))
        found.push(entityId);
      return found;
    };

    it('is gone through in the order of what is touched, without sorting all of it for each page', async () => {
      let found: string[] = [];
      const plan = await plansOf(knex, async () => {
        found = await causes();
      });
      expect(found).toHaveLength(600);
      expect(found).toEqual([...found].sort());
      expect(plan).toContain('entra_finding_affected_kinds');
      expect(plan).not.toMatch(/"Sort|-> {2}Sort|TEMP B-TREE/);
    });

    it('is found by one entity', async () => {
      const entity = { kind: 'user' as const, id: '0007' };
      const plan = await plansOf(knex, async () => {
        const { total } = await stores.findings.list(
          { connectionId: 'one', entity },
          { limit: 5, offset: 0 },
        );
        expect(total).toBe(2);
      });
      expect(plan).toContain('entra_finding_affected_kinds');
      expect(await causes(['0007'])).toEqual(['0007', '0007']);
    });
  },
);
