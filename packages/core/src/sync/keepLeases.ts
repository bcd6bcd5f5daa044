import { machineClock, type Clock } from '../graph';
import { LEASE_MS } from '../store/KnexLeaseStore';
import type { Stores } from '../store/ports';
import type { PostureLogger } from './ports';

export const RENEW_EVERY_MS = LEASE_MS / 4;

export interface KeepDeps {
  stores: Pick<Stores, 'leases'>;
  now: () => Date;
  /** Absent: the machine's own. */
  sleep?: Clock['sleep'];
  logger: PostureLogger;
}

/**
 * Keeps what this process is at while it waits, for a quota or for an answer, and writes nothing.
 * @returns what ends it
 */
export function keepLeases({
  stores: { leases },
  now,
  sleep = machineClock.sleep,
  logger,
}: KeepDeps): () => void {
  if (!leases) return () => {};
  const ended = new AbortController();
  const beat = async () => {
    for (;;) {
      await sleep(RENEW_EVERY_MS, ended.signal);
      await leases
        .renewAll(now().toISOString())
        .catch(error =>
          logger.warn(
            `What this process reads could not be kept for it; another one may take it over: ${error.message}`,
          ),
        );
    }
  };
  // It ends by the signal and no other way.
  beat().catch(() => {});
  return () => ended.abort();
}
