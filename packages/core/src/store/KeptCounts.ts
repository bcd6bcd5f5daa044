/** From when, and until before when, a value is what it is as long as nothing is written: decisions end by themselves. */
export interface Holds {
  since: string;
  until: string;
}

interface Kept<T> {
  stamp: string;
  value: Promise<{ value: T; holds: Holds }>;
}

/** So many different things are kept; the one that was asked for longest ago goes first. */
const MOST = 200;

/**
 * What was counted, for whoever asks for the same next: many people open a page at once, and each would else count the
 * same findings. A value is kept for as long as the stamp of what it was counted of stays, which every process that writes
 * changes, and no moment passes at which it changes by itself.
 */
export class KeptCounts<T> {
  readonly #kept = new Map<string, Kept<T>>();

  /**
   * @param stamp - read before, by whoever asks: what is counted after that is at least as new
   * @param now - the moment of which it is asked
   */
  async of(
    key: string,
    { stamp, now }: { stamp: string; now: string },
    count: () => Promise<{ value: T; holds: Holds }>,
  ): Promise<T> {
    const before = this.#kept.get(key);
    if (before?.stamp === stamp) {
      const { value, holds } = await before.value;
      if (holds.since <= now && now < holds.until) {
        // To the end of the line, unless something newer has come meanwhile.
        if (this.#kept.get(key) === before) this.#keep(key, before);
        return value;
      }
    }
    const counted: Kept<T> = { stamp, value: count() };
    this.#keep(key, counted);
    counted.value.catch(() => {
      // One that failed is tried again by who asks next; who asked now is told.
      if (this.#kept.get(key) === counted) this.#kept.delete(key);
    });
    return (await counted.value).value;
  }

  #keep(key: string, entry: Kept<T>): void {
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
  }
}
