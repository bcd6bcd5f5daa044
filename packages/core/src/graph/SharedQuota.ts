import type { Workload } from '../model';
import type { Limit } from './limits';
import type { SharedQuotas } from './SharedQuotas';

/** One class's part of a tenant's shared quotas, as its limiter uses it. */
export class SharedQuota {
  #granted = 0;
  #validUntil = 0;
  #used: number[] = [];
  #chunk = 0;
  #replicas = 1;
  #away = false;

  constructor(
    private readonly all: SharedQuotas,
    private readonly workload: Workload,
    private readonly limit: Limit,
  ) {}

  async look(): Promise<void> {
    await this.all.look();
  }

  blockedMs(): number {
    return this.all.blockedMs(this.workload);
  }

  block(ms: number): void {
    // Whoever was refused keeps to it by itself; the others are told as soon as the ledger can be written.
    void this.all.attempt(ledger => ledger.block(this.workload, ms));
  }

  /** What this process may do by itself: everything, or while the ledger is away as much as is safe beside the others. */
  own(): Limit {
    const { starts, perMs } = this.limit;
    if (!this.#away || !starts || !perMs) return this.limit;
    return starts >= this.#replicas
      ? { ...this.limit, starts: Math.floor(starts / this.#replicas) }
      : { ...this.limit, starts: 1, perMs: (perMs * this.#replicas) / starts };
  }

  /** Takes one start. @returns 0, or after how many milliseconds to ask again */
  async take(): Promise<number> {
    const { starts, perMs } = this.limit;
    if (!starts || !perMs) return 0;
    if (this.#granted > 0 && this.all.clock.now() < this.#validUntil) {
      this.#use();
      return 0;
    }
    const used = this.#used;
    const now = this.all.clock.now();
    const count = this.#nextChunk(starts);
    const grant = await this.all.attempt(ledger =>
      ledger.claim(this.workload, {
        count,
        starts,
        perMs,
        usedAgoMs: used.map(at => now - at),
      }),
    );
    this.#away = !grant;
    if (!grant) return 0;
    this.#used = this.#used.slice(used.length);
    this.#replicas = grant.replicas;
    if (!grant.granted) return Math.max(1, grant.waitMs);
    this.#chunk = count;
    this.#granted = grant.granted;
    this.#validUntil = now + grant.validMs;
    this.#granted -= 1;
    return 0;
  }

  #use(): void {
    this.#granted -= 1;
    this.#used.push(this.all.clock.now());
  }

  /** Twice as many as before where those were all used, one where some were left to expire; the others get some, too. */
  #nextChunk(starts: number): number {
    return this.#granted > 0
      ? 1
      : Math.max(1, Math.min(2 * this.#chunk, Math.floor(starts / 2)));
  }
}
