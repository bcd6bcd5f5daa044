import type { QuotaLedger } from '../graph';
import type { QuotaStore } from '../store/quotaPorts';

/** One process's way to the quotas of one connection. */
export function quotaLedger(
  store: QuotaStore,
  connectionId: string,
  replica: string,
): QuotaLedger {
  return {
    claim: (workload, request) =>
      store.claim({ connectionId, workload, replica }, request),
    block: (workload, ms) => store.block({ connectionId, workload }, ms),
    blocked: () => store.blocked(connectionId),
  };
}
