import type { DatasetId, HistoryRule } from '../model';

export interface WriteScope {
  connectionId: string;
  dataset: DatasetId;
  /** The number of the collection that writes. */
  sequence: number;
  /** What of a row is no history of its own. */
  history?: HistoryRule;
}

/**
 * Whether nothing was there before: all that this round finds stored it wrote itself, and writes again in place. Of what
 * a tenant's first read is made of, nothing need be looked up.
 */
export function isFirstRead({ sequence }: WriteScope): boolean {
  return sequence === 1;
}
