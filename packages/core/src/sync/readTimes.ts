import type { DatasetId } from '../model';
import type { ReadTime, Stores } from '../store/ports';

/** When datasets were read. */
export interface ReadTimes {
  /** The last read that had finished by then. */
  readAt(dataset: DatasetId, at: string): Promise<ReadTime | undefined>;
  firstRead(dataset: DatasetId): Promise<ReadTime | undefined>;
}

type Reads = Map<DatasetId, ReadTime>;

/** Asks once for each moment: the checks of a judgement look back at the same few, each at twenty datasets. */
export function readTimes(
  connectionId: string,
  history: Pick<Stores['history'], 'readsAt' | 'firstReads'>,
): ReadTimes {
  const known = new Map<string, Promise<Reads>>();
  const once = (moment: string, ask: () => Promise<Reads>) => {
    const before = known.get(moment);
    if (before) return before;
    const asked = ask();
    known.set(moment, asked);
    // The database may be back when the next one asks.
    asked.catch(() => known.delete(moment));
    return asked;
  };
  return {
    readAt: async (dataset, at) =>
      (await once(at, () => history.readsAt(connectionId, at))).get(dataset),
    firstRead: async dataset =>
      (await once('first', () => history.firstReads(connectionId))).get(
        dataset,
      ),
  };
}
