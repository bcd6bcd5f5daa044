/** @jest-environment node */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createStores } from './knexStores';
import { migrate } from './migrate';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('owners on %s', database => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(database);
    await migrate(knex);
    stores = createStores(knex);
  });

  const owns = (claim: string, owner: string) => ({ claim, owner });

  it('are not known before they were noted, and none when there were none', async () => {
    expect(await stores.owners.known()).toBeUndefined();
    await stores.owners.note([]);
    expect(await stores.owners.known()).toEqual([]);
  });

  it('stay known once they were, each once', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => owns(`app ${n}`, 'a'));
    await stores.owners.note(many);
    await stores.owners.note([many[0], owns('app 0', 'b')]);
    const known = (await stores.owners.known())!;
    expect(known).toHaveLength(1_201);
    expect(known).toContainEqual(owns('app 0', 'b'));
  });

  it('are told which line of a finding’s history was the last', async () => {
    const check = { id: 'app.no-owner', severity: 'high' as const };
    const judge = (hour: number, ...keys: string[]) =>
      stores.findings.apply(
        'one',
        check,
        keys.length
          ? {
              outcome: 'fail',
              witnesses: keys.map(key => ({
                key,
                statement: 'So.',
                affected: [],
                facts: {},
              })),
            }
          : { outcome: 'pass', evidence: {} },
        `2026-11-20T0${hour}:00:00.000Z`,
      );
    await judge(1, 'x', 'y');
    await judge(2);
    await judge(3, 'x');
    const { items } = await stores.findings.list({}, { limit: 9, offset: 0 });
    const latest = async (...kinds: ('opened' | 'reopened')[]) =>
      new Map(
        (
          await stores.notices.latest(
            items.map(({ id }) => id),
            kinds,
          )
        ).map(({ finding, kind, at }) => [
          items.find(({ id }) => id === finding)!.key,
          `${kind} ${at.slice(11, 13)}`,
        ]),
      );
    expect(await latest('opened', 'reopened')).toEqual(
      new Map([
        ['x', 'reopened 03'],
        ['y', 'opened 01'],
      ]),
    );
    expect(await latest('reopened')).toEqual(new Map([['x', 'reopened 03']]));
    expect(await stores.notices.latest([], ['opened'])).toEqual([]);
  });
});
