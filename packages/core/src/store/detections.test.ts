import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { createStores, migrate } from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  it('keeps states of subjects with the progress that they belong to', async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    const { detectorStates } = createStores(knex);
    const run = { progress: { through: 5 }, survey: { places: 1 } };
    await detectorStates.save('c', {
      runs: new Map([['d', run]]),
      subjects: new Map([
        ['ann', { states: '{"d":[1,2]}', expires: 1_767_225_600_000 }],
        ['bob', { states: '{}' }],
      ]),
    });
    await detectorStates.save('c', {
      runs: new Map([['d', { progress: { through: 6 } }]]),
      subjects: new Map([
        ['ann', { states: '{"d":[1,3]}', expires: 1_767_225_600_001 }],
        ['bob', undefined],
      ]),
    });
    expect(await detectorStates.runs('c')).toEqual(
      new Map([['d', { progress: { through: 6 }, survey: { places: 1 } }]]),
    );
    const subjects = ['ann', 'bob'];
    const kept = new Map([
      ['ann', { states: '{"d":[1,3]}', expires: 1_767_225_600_001 }],
    ]);
    expect(await detectorStates.load('c', subjects)).toEqual(kept);
    await detectorStates.expire('c', 1_767_225_600_001);
    expect(await detectorStates.load('c', subjects)).toEqual(kept);
    await detectorStates.expire('c', 1_767_225_600_002);
    expect(await detectorStates.load('c', subjects)).toEqual(new Map());
  });

  it('resolves what a part of the log no longer gives, and nothing that an earlier part gave as well', async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    const { detections, findings } = createStores(knex);
    const check = { id: 'sig.one', severity: 'high' as const };
    const give = async (
      run: number,
      from: number,
      ...told: [string, number][]
    ) => {
      const found = told.map(([key, at]) => ({
        witness: { key, statement: key, affected: [], facts: {} },
        subject: 'ann',
        at,
      }));
      await detections.note('c', check.id, found, { run, from });
      await findings.observe(
        'c',
        check,
        found.map(({ witness }) => witness),
        '2026-01-01T00:00:00.000Z',
      );
    };
    await give(1, 0, ['before', 10], ['both', 10], ['both', 20], ['gone', 20]);
    await give(2, 15, ['still', 25]);
    expect(await detections.nextRun('c')).toBe(3);
    const toRetract = (since: number, from: number) =>
      detections.notFoundSince('c', { since, from });
    expect(await toRetract(2, 15)).toEqual(new Set([check.id]));
    expect(await toRetract(1, 0)).toEqual(new Set());
    expect(await toRetract(2, 21)).toEqual(new Set());
    const resolved = await detections.retract(
      'c',
      check,
      { since: 2, from: 15 },
      '2026-01-02T00:00:00.000Z',
    );
    expect(resolved).toBe(1);
    expect(await toRetract(2, 15)).toEqual(new Set());
    const { items } = await findings.list(
      { connectionId: 'c', status: 'open' },
      { limit: 9, offset: 0 },
    );
    expect(items.map(({ key }) => key).sort()).toEqual([
      'before',
      'both',
      'still',
    ]);
  });
});
