import type { PostureLogger } from '@entra-posture/core/node';

/** How long what was read is taken for what is so. */
const FRESH_MS = 5 * 60_000;

/** What is read of the catalog, kept for a while, and longer while the catalog does not answer. */
export class KeptRead<T> {
  #kept: { value: T; at: number } | undefined;
  #reading: Promise<T | undefined> | undefined;
  #away = false;

  constructor(
    private readonly deps: {
      /** @param known - whether anything was read before; its answer undefined: there is nothing to go by yet */
      read(known: boolean): Promise<T | undefined>;
      /** What it means that the catalog does not answer. */
      away(known: boolean): string;
      logger: PostureLogger;
      now?: () => number;
    },
  ) {}

  /**
   * @param anew - reads now, whatever is kept
   * @returns undefined when nothing was read yet
   */
  async get(anew = false): Promise<T | undefined> {
    const now = this.deps.now ?? Date.now;
    if (!anew && this.#kept && now() - this.#kept.at < FRESH_MS) {
      return this.#kept.value;
    }
    this.#reading ??= this.deps.read(Boolean(this.#kept)).finally(() => {
      this.#reading = undefined;
    });
    try {
      const value = await this.#reading;
      if (value !== undefined) this.#kept = { value, at: now() };
      if (this.#away) {
        this.deps.logger.info('The catalog answers again.');
      }
      this.#away = false;
      return value;
    } catch (error) {
      // Every look fails the same way; the log needs it once.
      if (!this.#away) {
        this.deps.logger.warn(
          `The catalog could not be read, so ${this.deps.away(Boolean(this.#kept))}; it is tried again. Check that the catalog plugin runs and lets the plugin entra read it: ${(error as Error).message}`,
        );
      }
      this.#away = true;
      return this.#kept?.value;
    }
  }
}
