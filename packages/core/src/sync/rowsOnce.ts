import type { DatasetId, DatasetRows } from '../model';
import { allOf } from '../model/allOf';

/** Rows with these ids, in the order of ids. */
type RowsOf = <K extends DatasetId>(
  dataset: K,
  ids: readonly string[],
) => AsyncIterable<DatasetRows[K]>;

/** Of all that was looked up together. */
const MOST_HELD = 2_000;
/** More are seldom asked for twice. */
const FEW = 500;

/**
 * Looks up once what several ask for: a dozen checks look at the tenant's hundred administrators, and each would have their
 * rows read and parsed again. What is too much to be held is looked up by each who asks.
 */
export function rowsOnce(read: RowsOf, most: number = MOST_HELD): RowsOf {
  const known = new Map<string, Promise<readonly unknown[]>>();
  let held = 0;
  return async function* once<K extends DatasetId>(
    dataset: K,
    ids: readonly string[],
  ) {
    const key = ids.length > FEW ? '' : keyOf(dataset, ids);
    const before = known.get(key);
    if (!before && (!key || held + ids.length > most)) {
      yield* read(dataset, ids);
      return;
    }
    const rows = before ?? allOf(read(dataset, ids));
    if (!before) {
      known.set(key, rows);
      held += ids.length;
      // The database may be back when the next one asks.
      rows.catch(() => {
        if (known.delete(key)) held -= ids.length;
      });
    }
    yield* (await rows) as DatasetRows[K][];
  };
}

function keyOf(dataset: DatasetId, ids: readonly string[]): string {
  return JSON.stringify([dataset, ...[...ids].sort()]);
}
