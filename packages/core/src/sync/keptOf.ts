import type { Stores } from '../store/ports';
import { KeptSelections } from './KeptSelections';

/** Of all connections together; the one that was judged longest ago is forgotten first. */
const MOST_ITEMS = 1_500_000;

const kept = new WeakMap<Stores, Map<string, KeptSelections>>();

/** What this process keeps of a connection. */
export function keptOf(stores: Stores, connectionId: string): KeptSelections {
  const all = kept.get(stores) ?? new Map<string, KeptSelections>();
  kept.set(stores, all);
  const own =
    all.get(connectionId) ?? new KeptSelections(connectionId, stores.snapshots);
  // The last in the order is the one that was judged last.
  all.delete(connectionId);
  all.set(connectionId, own);
  return own;
}

/** Forgets of the connections that were judged longest ago what is too much to hold. */
export function keepWithin(stores: Stores, most: number = MOST_ITEMS): void {
  let items = 0;
  for (const each of [...(kept.get(stores)?.values() ?? [])].reverse()) {
    items += each.size;
    if (items > most) each.forget();
  }
}
