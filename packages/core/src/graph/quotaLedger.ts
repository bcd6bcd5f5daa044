import type { Workload } from '../model';

/** What a process asks of a class's shared quota. Times are differences, so that no two clocks have to agree. */
export interface QuotaRequest {
  /** How many starts it would like to have; the first is used at once. */
  count: number;
  starts: number;
  perMs: number;
  /** How long ago it used each of the starts granted before; those not named were not used. */
  usedAgoMs: readonly number[];
}

export interface QuotaGrant {
  granted: number;
  /** How long what was granted may be used. */
  validMs: number;
  /** When nothing was granted: after how long to ask again. */
  waitMs: number;
  /** How many processes have read with this quota lately, the asking one among them. */
  replicas: number;
}

/** Where the processes that read one tenant keep what they share of its quotas; one process's way to it. */
export interface QuotaLedger {
  claim(workload: Workload, request: QuotaRequest): Promise<QuotaGrant>;
  /** Graph told this process that nobody of the class should start for so long. */
  block(workload: Workload, ms: number): Promise<void>;
  /** For how long each class that any process was told to leave alone has still to be. */
  blocked(): Promise<ReadonlyMap<Workload, number>>;
}
