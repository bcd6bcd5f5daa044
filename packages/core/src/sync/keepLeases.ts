import { LEASE_MS } from '../store/KnexLeaseStore';
import type { Stores } from '../store/ports';
import type { PostureLogger } from './ports';

/**
 * Keeps what this process is at while it waits, for a quota or for an answer, and writes nothing.
 * @returns what ends it
 */
export function keepLeases(
  { leases }: Pick<Stores, 'leases'>,
  now: () => Date,
  logger: PostureLogger,
): () => void {
  if (!leases) return () => {};
  const beat = setInterval(() => {
    leases
      .renewAll(now().toISOString())
      .catch(error =>
        logger.warn(
          `What this process reads could not be kept for it; another one may take it over: ${error.message}`,
        ),
      );
  }, LEASE_MS / 4);
  beat.unref();
  return () => clearInterval(beat);
}
