import type { Knex } from 'knex';
import type { KnexLeaseStore } from './KnexLeaseStore';
import { JUDGEMENT } from './leasePorts';

/**
 * Writes in one transaction what a judgement comes to: verdicts, detections and their states, scores, the inventory.
 * @throws LeaseLost where the turn to judge was taken over: what a process that stood still has worked out is of before
 */
export type JudgementWrite = <T>(
  connectionId: string,
  write: (trx: Knex) => Promise<T>,
) => Promise<T>;

/** @param leases - absent: no other process judges what is in the database */
export function judgementWrites(
  knex: Knex,
  leases?: Pick<KnexLeaseStore, 'fenceIn'>,
): JudgementWrite {
  return (connectionId, write) =>
    knex.transaction(async trx => {
      await leases?.fenceIn(trx, connectionId, JUDGEMENT);
      return write(trx);
    });
}
