import { readAhead, type QuestionContext } from '@entra-posture/core';
import type { PostureLogger, Posture } from '@entra-posture/core/node';

type Asked = Pick<Posture, 'context' | 'stores'>;

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
      read?: (context: QuestionContext, connection: string) => Promise<void>;
    },
  ) {}

  /** Every tenant there is. Never rejects. */
  async all(posture: Asked): Promise<void> {
    try {
      const connections = await posture.stores.connections.list();
      await Promise.all(connections.map(({ id }) => this.of(posture, id)));
    } catch (error) {
      this.#told('What is asked first', error);
    }
  }

  /** Never rejects. */
  of(posture: Asked, connection: string): Promise<void> {
    this.#last = this.#last.then(() => this.#read(posture, connection));
    return this.#last;
  }

  /** Nothing further is begun, and nothing more is said. */
  close(): void {
    this.#closed = true;
  }

  async #read(posture: Asked, connection: string): Promise<void> {
    if (this.#closed) return;
    const { read = readAhead } = this.deps;
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
