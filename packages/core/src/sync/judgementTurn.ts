import { machineClock, type Clock } from '../graph';
import { JUDGEMENT, LeaseHeld, LeaseLost } from '../store/leasePorts';
import type { LeaseStore, Stores } from '../store/ports';

const ASK_EVERY_MS = 500;
/** A judgement takes seconds; one that was given up is free for another long before. */
const PATIENCE_MS = 10 * 60_000;
/** A process that is frozen in each of so many judgements is not one that should judge. */
const MOST_TURNS = 3;

export interface TurnDeps {
  connectionId: string;
  stores: Pick<Stores, 'leases'>;
  now: () => Date;
  sleep?: Clock['sleep'];
  signal?: AbortSignal;
}

/**
 * Two processes that judge one connection at once would open the same findings: the second waits for the first. One that
 * was frozen for so long that its turn was taken over writes no more, and judges again what is there by then.
 * @throws LeaseHeld when another process is at it for longer than anybody waits
 */
export async function inJudgementTurn<T>(
  deps: TurnDeps,
  judge: () => Promise<T>,
): Promise<T> {
  const { connectionId, stores } = deps;
  const { leases } = stores;
  if (!leases) return judge();
  for (let turn = 1; ; turn += 1) {
    await take(leases, deps);
    try {
      return await judge();
    } catch (error) {
      if (!(error instanceof LeaseLost) || turn === MOST_TURNS) throw error;
    } finally {
      await leases.release(connectionId, JUDGEMENT);
    }
  }
}

async function take(
  leases: LeaseStore,
  { connectionId, now, sleep, signal }: TurnDeps,
): Promise<void> {
  for (let waited = 0; ; waited += ASK_EVERY_MS) {
    try {
      await leases.take(connectionId, JUDGEMENT, now().toISOString());
      return;
    } catch (error) {
      if (!(error instanceof LeaseHeld) || waited >= PATIENCE_MS) throw error;
      await (sleep ?? machineClock.sleep)(ASK_EVERY_MS, signal);
    }
  }
}
