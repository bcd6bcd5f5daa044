/** @jest-environment node */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { all, readOnce, row } from './__testUtils__/reads';
import { createStores } from './knexStores';
import { migrate } from './migrate';
import type { Stores } from './ports';
import { PAGE } from './versionsAt';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const ids = Array.from({ length: PAGE * 4 + 1 }, (_, n) =>
  `${n}`.padStart(6, '0'),
);

describe.each(databases.eachSupportedId())('rows in a stream on %s', of => {
  let knex: Knex;
  let stores: Stores;

  beforeAll(async () => {
    knex = await databases.init(of);
    await migrate(knex);
    stores = createStores(knex);
    await readOnce(stores, 1, { rows: ids.map(id => row(id)) });
  });

  const stream = (after?: string) =>
    stores.rows.stream('one', 'users', after === undefined ? {} : { after });

  it('are all of them once, in the order of ids, from wherever it begins', async () => {
    expect((await all(stream())).map(({ id }) => id)).toEqual(ids);
    const from = PAGE * 2 - 1;
    expect((await all(stream(ids[from]))).map(({ id }) => id)).toEqual(
      ids.slice(from + 1),
    );
    const whole = PAGE * 2;
    expect(
      (await all(stream(ids[ids.length - whole - 1]))).map(({ id }) => id),
    ).toEqual(ids.slice(-whole));
  });

  it('let others have a turn while they are gone through', async () => {
    let turns = 0;
    const beat = setInterval(() => (turns += 1), 0);
    const turnsAt: number[] = [];
    for await (const { id } of stream())
      if (id.endsWith('999')) turnsAt.push(turns);
    clearInterval(beat);
    expect(turnsAt.at(-1)).toBeGreaterThan(turnsAt[0]);
  });

  it('end where the reader goes away, and fail where the database does', async () => {
    for (const stop of [10, PAGE, PAGE + 10, PAGE * 3]) {
      const seen: string[] = [];
      for await (const { id } of stream()) {
        seen.push(id);
        if (seen.length === stop) break;
      }
      expect(seen).toEqual(ids.slice(0, stop));
    }
    let asked = 0;
    const away = (query: { sql: string; bindings: unknown[] }) => {
      if (!query.sql.includes('"data"') && !query.sql.includes('`data`'))
        return;
      asked += 1;
      // What was asked for is no longer there when the fourth page is.
      if (asked === 4) throw new Error('away');
    };
    knex.on('query', away);
    await expect(all(stream())).rejects.toThrow('away');
    knex.removeListener('query', away);
  });
});
