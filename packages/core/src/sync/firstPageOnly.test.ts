import { dataset } from '../datasets';
import type { GraphClient } from '../graph/ports';
import { createStores, migrate, openDatabase } from '../store';
import { collect } from './collect';
import { Progress } from './Progress';
import { Waits } from './Waits';

const now = new Date('2026-03-02T09:00:00Z');

/** A Secure Score of each day, the newest first, each page with a link to the day before. */
function days(asked: unknown[]): GraphClient {
  return {
    async page(at) {
      asked.push(at);
      const day = `2026-03-0${3 - asked.length}`;
      return {
        value: [
          {
            id: `tenant_${day}`,
            createdDateTime: `${day}T00:00:00Z`,
            controlScores: [],
          },
        ],
        nextLink: 'https://graph.example/v1.0/security/secureScores?$skip=1',
        requests: 1,
      };
    },
  } as GraphClient;
}

describe('a dataset of which the first page is all that is read', () => {
  it('asks for no other, and is complete', async () => {
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: ':memory:',
    });
    try {
      await migrate(knex);
      const stores = createStores(knex);
      const asked: unknown[] = [];
      await collect(dataset('secureScores'), {
        connectionId: 'c',
        client: days(asked),
        store: stores.collections,
        logger: { warn() {} } as never,
        now: () => now,
        progress: new Progress('Secure Score', now),
        waits: new Waits(async () => {}),
      });
      expect(asked).toHaveLength(1);
      const state = await stores.collections.state('c', 'secureScores');
      expect(state).toMatchObject({
        sequence: 1,
        rowCount: 1,
        completeness: { state: 'complete' },
      });
      const rows = [];
      for await (const row of stores.rows.stream('c', 'secureScores'))
        rows.push(row);
      expect(rows).toEqual([
        {
          id: 'secureScore',
          createdDateTime: '2026-03-02T00:00:00Z',
          controlScores: [],
        },
      ]);
    } finally {
      await knex.destroy();
    }
  });
});
