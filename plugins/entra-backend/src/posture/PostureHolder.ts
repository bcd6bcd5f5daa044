import { QuestionError } from '@entra-posture/core';
import {
  PostureLogger,
  SecretError,
  StoreError,
  toStoreError,
} from '@entra-posture/core/node';
import type { PortalPosture } from './withMalformed';

const RETRY_MS = 15_000;

/**
 * Holds the product as soon as its database can be used. Until then the portal runs without it, says why, and goes on by
 * itself when the database is back.
 */
export class PostureHolder {
  /** Resolves when the database could be opened; never rejects. */
  readonly opened: Promise<PortalPosture>;
  #resolve!: (posture: PortalPosture) => void;
  #posture: PortalPosture | undefined;
  #problem: string | undefined = 'The database is being opened; try again.';
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly open: () => Promise<PortalPosture>,
    private readonly logger: PostureLogger,
    private readonly retryMs = RETRY_MS,
  ) {
    this.opened = new Promise(resolve => {
      this.#resolve = resolve;
    });
  }

  /** Why there is no product to ask; undefined when there is. */
  get problem(): string | undefined {
    return this.#posture ? undefined : this.#problem;
  }

  /** @throws QuestionError unavailable, with the sentence that says what to do */
  get(): PortalPosture {
    if (!this.#posture) {
      throw new QuestionError('unavailable', this.#problem!);
    }
    return this.#posture;
  }

  /** Tries now, and again every while until it works. Never rejects. */
  async start(): Promise<void> {
    try {
      const posture = await this.open();
      if (this.#closed) {
        await posture.close();
        return;
      }
      this.#posture = posture;
      this.#resolve(posture);
    } catch (error) {
      this.#explain(error);
      if (this.#closed) return;
      this.#retry = setTimeout(() => this.start(), this.retryMs);
      this.#retry.unref();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#posture?.close();
  }

  #explain(error: unknown) {
    const known = toStoreError(error);
    const says = known instanceof StoreError || known instanceof SecretError;
    const problem = says
      ? known.message
      : 'The database of Entra posture cannot be opened; the log of the backend says why.';
    // Every retry fails the same way; the log needs it once.
    if (problem !== this.#problem) {
      this.logger.error(
        says ? problem : `${problem} ${(error as Error).stack ?? error}`,
      );
    }
    this.#problem = problem;
  }
}
