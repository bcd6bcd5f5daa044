import type { Completeness, DatasetId, HistoryRule } from '../../model';
import type { ChangeScope, PageWrite, Stores } from '../ports';

export const at = (hour: number, minute = 0) =>
  `2026-11-20T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;

export const complete: Completeness = { state: 'complete', asOf: at(1) };

export const row = (id: string, extra: object = {}) => ({
  id,
  label: `Label ${id}`,
  row: { id, ...extra },
});

export const edge = (from: string, to: string) => ({
  name: 'groups.members' as const,
  from,
  to,
  toType: 'user',
});

/** One finished read that begins at `hour` and lasts five minutes. */
export async function readOnce(
  stores: Stores,
  hour: number,
  write: Partial<PageWrite>,
  options: {
    connection?: string;
    dataset?: DatasetId;
    full?: boolean;
    log?: boolean;
    history?: HistoryRule;
  } = {},
): Promise<void> {
  const { connection = 'one', dataset = 'users', ...mode } = options;
  await stores.collections.begin(connection, dataset, { now: at(hour) });
  await stores.collections.writePage(
    connection,
    dataset,
    {
      rows: [],
      removed: [],
      relations: [],
      removedRelations: [],
      ...write,
    },
    { cursor: '{}', requests: 1, now: at(hour), ...mode },
  );
  await stores.collections.finish(connection, dataset, {
    now: at(hour, 5),
    completeness: complete,
    full: mode.full,
  });
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What has changed, counted; that it is told without counting as well is held against it. */
export async function countedChanges(stores: Stores, scope: ChangeScope) {
  const totals = await stores.history.countChanges('one', scope);
  expect(await stores.history.whatChanged('one', scope)).toEqual(
    new Set(totals.map(({ relation, dataset }) => relation ?? dataset)),
  );
  return totals;
}
