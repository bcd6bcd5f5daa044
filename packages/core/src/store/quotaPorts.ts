import type { Workload } from '../model';

/** Which class of which tenant's quota, and which process asks. */
export interface QuotaKey {
  connectionId: string;
  workload: Workload;
  replica: string;
}

/**
 * What several processes share of a tenant's quotas. A class's starts are granted so that no span of `perMs` holds more
 * than `starts` of them, whoever used them.
 */
export interface QuotaStore {
  claim(
    key: QuotaKey,
    request: {
      /** The first is used at once, the others while they are valid. */
      count: number;
      starts: number;
      perMs: number;
      /** How long ago each of those granted before was used; those not named were not. */
      usedAgoMs: readonly number[];
    },
  ): Promise<{
    granted: number;
    validMs: number;
    /** Where nothing was granted: after how long to ask again. */
    waitMs: number;
    /** How many have used this quota lately, the asking one among them. */
    replicas: number;
  }>;
  /** Nobody is to start for so long, as Microsoft Graph told one of them. */
  block(
    key: Pick<QuotaKey, 'connectionId' | 'workload'>,
    ms: number,
  ): Promise<void>;
  /** For how many milliseconds each blocked class still is. */
  blocked(connectionId: string): Promise<ReadonlyMap<Workload, number>>;
}
