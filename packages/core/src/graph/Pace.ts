import type { QuotaNews } from './throttleHeaders';

/** Starts that the own rate is measured over. */
const MEASURED = 20;
const MEASURED_MS = 10_000;
/** The share of the limit that is aimed at: what is above belongs to people who wait for an answer. */
const AIM = 0.9;
const SLOWEST_MS = 30_000;
/** Each answer without complaint takes a tenth of the distance away. */
const QUICKER = 0.9;
/** A list costs two of SharePoint's units. */
const UNITS_OF_A_LIST = 2;

/**
 * The distance between two starts of a class that Graph's answers ask for: none until one complains, longer with each
 * complaint, shorter again with each answer without one.
 */
export class Pace {
  #distanceMs = 0;
  #slowedAt = -Infinity;
  #starts: number[] = [];

  started(now: number): void {
    this.#starts = [...this.#starts, now].slice(-MEASURED);
  }

  msToWait(now: number): number {
    const last = this.#starts[this.#starts.length - 1];
    return last === undefined || !this.#distanceMs
      ? 0
      : last + this.#distanceMs - now;
  }

  /**
   * @param startedAt - of the request that was answered; requests under way together are one complaint, not several
   * @param keepsLimit - the class is paced by its documented limit already: reaching it is no complaint
   */
  learn(
    news: QuotaNews,
    at: { startedAt: number; now: number },
    keepsLimit: boolean,
  ): void {
    const { refused, retryAfterMs, usedShare = 0, remaining } = news;
    if (remaining && remaining.units < remaining.resetMs / 1000) {
      // Less than a unit a second is left: what is left has to last.
      this.#slow(
        (remaining.resetMs * UNITS_OF_A_LIST) / Math.max(1, remaining.units),
        at,
      );
    } else if (usedShare > (keepsLimit ? 1 : AIM)) {
      this.#slow((this.#ownDistance(at.now) * usedShare) / AIM, at);
    } else if (refused && retryAfterMs === undefined) {
      // Nobody says how long: others share the quota, so this one comes half as often.
      this.#slow(2 * Math.max(this.#distanceMs, this.#ownDistance(at.now)), at);
    } else if (!refused) {
      this.#distanceMs *= QUICKER;
      if (this.#distanceMs < 1) this.#distanceMs = 0;
    }
  }

  #slow(distanceMs: number, at: { startedAt: number; now: number }): void {
    if (at.startedAt < this.#slowedAt) return;
    this.#slowedAt = at.now;
    this.#distanceMs = Math.min(
      SLOWEST_MS,
      Math.max(this.#distanceMs, distanceMs),
    );
  }

  /** Between this class's own recent starts. */
  #ownDistance(now: number): number {
    const recent = this.#starts.filter(start => start > now - MEASURED_MS);
    return recent.length ? (now - recent[0]) / recent.length : 0;
  }
}
