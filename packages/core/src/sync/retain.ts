import type { Dataset } from '../datasets/dataset';
import type { DatasetId } from '../model';
import type { RetentionStore } from '../store/ports';

const DAY_MS = 86_400_000;

/** How long what was read is kept. */
export interface Retention {
  /** Days for which it is known what was and what changed; 365 when left out. What is so now always stays. */
  historyDays?: number;
  /** Days for which a log keeps its records, by dataset; as each dataset says when left out. */
  logDays?: Partial<Record<DatasetId, number>>;
}

export const HISTORY_DAYS = 365;

/** Lets go of what is past its time. */
export async function retain(
  store: RetentionStore,
  connectionId: string,
  datasets: readonly Dataset[],
  { historyDays = HISTORY_DAYS, logDays = {} }: Retention,
  now: Date,
): Promise<void> {
  const before = (days: number) =>
    new Date(now.getTime() - days * DAY_MS).toISOString();
  const cutoffs = new Map<DatasetId, string>();
  for (const { id, collect, retentionDays } of datasets) {
    const days = logDays[id] ?? retentionDays;
    if (collect.kind === 'window' && days) cutoffs.set(id, before(days));
  }
  await store.pruneLogs(cutoffs);
  await store.pruneHistory(connectionId, before(historyDays));
}
