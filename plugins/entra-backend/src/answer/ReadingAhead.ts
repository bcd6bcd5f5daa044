import { setTimeout as delay } from 'node:timers/promises';
import {
  answerAhead,
  readAhead,
  type QuestionContext,
} from '@entra-posture/core';
import type { PostureLogger, Posture } from '@entra-posture/core/node';

type Asked = Pick<Posture, 'context' | 'stores'>;
type Read = (context: QuestionContext, connection: string) => Promise<void>;

/** Whoever asks while the plugin starts is let in after five seconds at the latest, or refused. */
const BEGUN_MS = 2_000;

/**
 * Reads what the first question about a large tenant would have to wait for: at the start, and after each sync. One tenant
 * at a time, so that whoever asks meanwhile is not kept waiting by all of them.
 */
export class ReadingAhead {
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly deps: {
      logger: PostureLogger;
      answer?: Read;
      read?: Read;
      begunMs?: number;
    },
  ) {}

  /**
   * Asks what pages begin with, of every tenant, and ends when that is done or has taken long enough. Never rejects.
   * Before anybody is let in: their first page would ask for all of it at once, while it is compiled yet.
   */
  async begin(posture: Asked): Promise<void> {
    const { answer = answerAhead, begunMs = BEGUN_MS } = this.deps;
    const asked = this.#each(posture, connection =>
      this.#inTurn(() => this.#read(posture, connection, answer)),
    );
    await Promise.race([asked, delay(begunMs, undefined, { ref: false })]);
  }

  /** Every tenant there is. Never rejects. */
  all(posture: Asked): Promise<void> {
    return this.#each(posture, connection =>
      this.#readAhead(posture, connection),
    );
  }

  /** One whose findings are new. Never rejects. */
  of(posture: Asked, connection: string): Promise<void> {
    const { answer = answerAhead } = this.deps;
    this.#inTurn(() => this.#read(posture, connection, answer));
    return this.#readAhead(posture, connection);
  }

  /** Nothing further is begun, and nothing more is said. */
  close(): void {
    this.#closed = true;
  }

  async #each(
    posture: Asked,
    act: (connection: string) => Promise<void>,
  ): Promise<void> {
    try {
      const connections = await posture.stores.connections.list();
      await Promise.all(connections.map(({ id }) => act(id)));
    } catch (error) {
      this.#told('What is asked first', error);
    }
  }

  #readAhead(posture: Asked, connection: string): Promise<void> {
    const { read = readAhead } = this.deps;
    return this.#inTurn(() => this.#read(posture, connection, read));
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(act);
    return this.#last;
  }

  async #read(posture: Asked, connection: string, read: Read): Promise<void> {
    if (this.#closed) return;
    try {
      await read(
        posture.context({ subject: 'entra', personalData: false }),
        connection,
      );
    } catch (error) {
      this.#told(`What is asked first of ${connection}`, error);
    }
  }

  #told(what: string, error: unknown): void {
    if (this.#closed) return;
    this.deps.logger.warn(
      `${what} could not be read before it is asked for: ${(error as Error).message}`,
    );
  }
}
