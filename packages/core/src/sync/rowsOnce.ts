import type { DatasetId, DatasetRows } from '../model';

/** Rows with these ids, in the order of ids. */
type RowsOf = <K extends DatasetId>(
  dataset: K,
  ids: readonly string[],
) => AsyncIterable<DatasetRows[K]>;

/** Of all that was looked up together. */
const MOST_HELD = 2_000;
/** More are seldom asked for twice. */
const FEW = 500;

type Found = ReadonlyMap<string, { id: string }>;

/** What is asked for in one turn. */
interface Batch {
  ids: string[];
  found: Promise<Found>;
}

/**
 * Looks up once what several ask for, and together what they ask for in one turn: a dozen checks look at the tenant's
 * hundred administrators or at a few of them, and each would have their rows read and parsed again. What is too much to be
 * held is looked up by each who asks.
 */
export function rowsOnce(read: RowsOf, most: number = MOST_HELD): RowsOf {
  const known = new Map<string, Promise<Found>>();
  const open = new Map<DatasetId, Batch>();
  let held = 0;

  async function look(dataset: DatasetId, ids: readonly string[]) {
    // By then all who ask in this turn have asked.
    await Promise.resolve();
    open.delete(dataset);
    const found = new Map<string, { id: string }>();
    try {
      for await (const row of read(dataset, ids)) found.set(row.id, row);
    } catch (error) {
      // The database may be back when the next one asks.
      for (const id of ids) known.delete(keyOf(dataset, id));
      held -= ids.length;
      throw error;
    }
    return found;
  }

  function batchOf(dataset: DatasetId): Batch {
    const begun = open.get(dataset);
    if (begun) return begun;
    const ids: string[] = [];
    const found = look(dataset, ids);
    // Met by whoever asks; until then it must not count as unhandled, which would end the process.
    found.catch(() => {});
    const batch = { ids, found };
    open.set(dataset, batch);
    return batch;
  }

  return async function* once<K extends DatasetId>(
    dataset: K,
    ids: readonly string[],
  ) {
    const wanted = [...new Set(ids)].sort();
    const missing = wanted.filter(id => !known.has(keyOf(dataset, id)));
    if (wanted.length > FEW || held + missing.length > most) {
      yield* read(dataset, ids);
      return;
    }
    held += missing.length;
    for (const id of missing) {
      const batch = batchOf(dataset);
      batch.ids.push(id);
      known.set(keyOf(dataset, id), batch.found);
    }
    const founds = wanted.map(id => known.get(keyOf(dataset, id))!);
    for (const [at, id] of wanted.entries()) {
      const row = (await founds[at]).get(id);
      if (row) yield row as DatasetRows[K];
    }
  };
}

function keyOf(dataset: DatasetId, id: string): string {
  return `${dataset} ${id}`;
}
