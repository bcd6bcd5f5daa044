import type { DatasetId } from '../model';
import type { ReadTime, Stores } from '../store/ports';

/** When datasets were read. */
export interface ReadTimes {
  /** The last read that had finished by then. */
  readAt(dataset: DatasetId, at: string): Promise<ReadTime | undefined>;
  firstRead(dataset: DatasetId): Promise<ReadTime | undefined>;
}

/** Asks once: the checks of a judgement look back at the same few moments, each at twenty datasets. */
export function readTimes(
  connectionId: string,
  history: Pick<Stores['history'], 'readAt' | 'firstRead'>,
): ReadTimes {
  const known = new Map<string, Promise<ReadTime | undefined>>();
  const once = (key: string, ask: () => Promise<ReadTime | undefined>) => {
    const before = known.get(key);
    if (before) return before;
    const asked = ask();
    known.set(key, asked);
    // The database may be back when the next one asks.
    asked.catch(() => known.delete(key));
    return asked;
  };
  return {
    readAt: (dataset, at) =>
      once(`${dataset} ${at}`, () => history.readAt(connectionId, dataset, at)),
    firstRead: dataset =>
      once(dataset, () => history.firstRead(connectionId, dataset)),
  };
}
