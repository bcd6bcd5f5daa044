import type { Connection, SyncStatus } from '@entra-posture/core';

const EVERY_MS = 30_000;

/** When each connection was synced last, in one text that is another after each sync. */
export async function lastSyncs(connections: {
  list(): Promise<Connection[]>;
  status(id: string): Promise<SyncStatus>;
}): Promise<string> {
  const ids = (await connections.list()).map(({ id }) => id);
  const times = await Promise.all(
    ids.map(async id => [id, (await connections.status(id)).finishedAt]),
  );
  return JSON.stringify(times);
}

/**
 * Tells when a sync has finished, whoever ran it: in a portal of several backends most syncs are another one's.
 *
 * @param options.finished - as `lastSyncs` has it
 */
export function watchSyncs(options: {
  finished(): Promise<string>;
  onSynced(): void;
  onProblem(problem: string): void;
  everyMs?: number;
}): { close(): void } {
  let known: string | undefined;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      const now = await options.finished();
      if (known !== undefined && now !== known) options.onSynced();
      known = now;
    } catch (error) {
      options.onProblem(
        `Whether a sync has finished could not be read: ${(error as Error).message}`,
      );
    } finally {
      looking = false;
    }
  };
  look();
  const timer = setInterval(look, options.everyMs ?? EVERY_MS);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
