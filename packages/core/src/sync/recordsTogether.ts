import type { CheckSource } from '../checks';
import type { DatasetId } from '../model';
import type { Stores } from '../store/ports';

type Records = NonNullable<CheckSource['records']>;

interface Asked {
  log: DatasetId;
  target: string;
  since: Date;
  resolve(records: never[]): void;
  reject(reason: unknown): void;
}

/**
 * Reads the records of a log by whom they name. What is asked at the same time is read at once: a check that looks at each
 * of two hundred policies would wait for two hundred answers, most of which are empty.
 */
export function recordsTogether(
  history: Pick<Stores['history'], 'recordsOfEach'>,
  connectionId: string,
  now: Date,
): Records {
  let waiting: Asked[] = [];

  async function readAll(): Promise<void> {
    // By then all who ask in this turn have asked.
    await Promise.resolve();
    const asked = waiting;
    waiting = [];
    const alike = new Map<string, Asked[]>();
    for (const each of asked) {
      const key = `${each.log} ${each.since.toISOString()}`;
      const known = alike.get(key);
      if (known) known.push(each);
      else alike.set(key, [each]);
    }
    await Promise.all([...alike.values()].map(readAlike));
  }

  async function readAlike(asked: readonly Asked[]): Promise<void> {
    const [{ log, since }] = asked;
    try {
      const found = await history.recordsOfEach(
        connectionId,
        log,
        asked.map(({ target }) => target),
        { from: since.toISOString(), to: now.toISOString() },
      );
      for (const { target, resolve } of asked)
        resolve((found.get(target) ?? []) as never[]);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  return (log, target, since) =>
    new Promise((resolve, reject) => {
      waiting.push({
        log,
        // As the log has it, whichever way an id is spelt.
        target: target.toLowerCase(),
        since,
        resolve,
        reject,
      });
      if (waiting.length === 1) void readAll();
    });
}
