import { machineClock, type Clock } from '../graph';
import { LeaseHeld } from '../store/leasePorts';
import type { Stores } from '../store/ports';

const ASK_EVERY_MS = 500;
/** A judgement takes seconds; one that was given up is free for another long before. */
const PATIENCE_MS = 10 * 60_000;

export interface TurnDeps {
  connectionId: string;
  stores: Pick<Stores, 'leases'>;
  now: () => Date;
  sleep?: Clock['sleep'];
  signal?: AbortSignal;
}

/** Two processes that judge one connection at once would open the same findings: the second waits for the first. */
export async function inJudgementTurn<T>(
  { connectionId, stores, now, sleep, signal }: TurnDeps,
  judge: () => Promise<T>,
): Promise<T> {
  const { leases } = stores;
  if (!leases) return judge();
  for (let waited = 0; ; waited += ASK_EVERY_MS) {
    try {
      await leases.take(connectionId, 'judgement', now().toISOString());
      break;
    } catch (error) {
      if (!(error instanceof LeaseHeld) || waited >= PATIENCE_MS) throw error;
      await (sleep ?? machineClock.sleep)(ASK_EVERY_MS, signal);
    }
  }
  try {
    return await judge();
  } finally {
    await leases.release(connectionId, 'judgement');
  }
}
