import type { Workload } from '../model';
import type { Clock } from './clock';
import type { Limit } from './limits';
import type { QuotaLedger } from './quotaLedger';
import { SharedQuota } from './SharedQuota';

/** How old what is known of other processes' refusals may be. */
const LOOK_EVERY_MS = 1_000;
/** How long a ledger that is away is left alone. */
const AWAY_MS = 5_000;

/** The quotas of one tenant, shared with the other processes that read it. */
export class SharedQuotas {
  #blockedUntil = new Map<Workload, number>();
  #lookedAt = -Infinity;
  #looking?: Promise<void>;
  #awayUntil = -Infinity;

  constructor(
    private readonly ledger: QuotaLedger,
    readonly clock: Clock,
    private readonly onTrouble: (problem: string) => void,
  ) {}

  of(workload: Workload, limit: Limit): SharedQuota {
    return new SharedQuota(this, workload, limit);
  }

  /** Waited for only the first time: a request is not to wait for the database once a second. */
  async look(): Promise<void> {
    const now = this.clock.now();
    if (now - this.#lookedAt < LOOK_EVERY_MS) return;
    const first = this.#lookedAt === -Infinity;
    this.#looking ??= this.attempt(() => this.ledger.blocked())
      .then(blocked => {
        this.#lookedAt = this.clock.now();
        if (!blocked) return;
        this.#blockedUntil = new Map(
          [...blocked].map(([workload, ms]) => [workload, now + ms]),
        );
      })
      .finally(() => {
        this.#looking = undefined;
      });
    if (first) await this.#looking;
  }

  blockedMs(workload: Workload): number {
    return (this.#blockedUntil.get(workload) ?? 0) - this.clock.now();
  }

  /** Whatever it is about, the ledger may be away: then everybody keeps to a share of their own. */
  async attempt<T>(
    ask: (ledger: QuotaLedger) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.clock.now() < this.#awayUntil) return undefined;
    try {
      return await ask(this.ledger);
    } catch (error) {
      this.#awayUntil = this.clock.now() + AWAY_MS;
      this.onTrouble(
        `The quota that several processes share could not be read or written, each keeps to its part of it meanwhile: ${(error as Error).message}`,
      );
      return undefined;
    }
  }
}
