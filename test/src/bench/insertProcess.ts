import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { DatabaseConfig } from '@entra-posture/core/node';
import type { Insert, Inserted } from './inserter';
import { YOUNG_GENERATION } from './contained';

export interface InsertProcess {
  /** Resident bytes before the first record. */
  loaded: number;
  insert(what: Insert): Promise<Inserted>;
  /** Takes back what was inserted. */
  close(): Promise<void>;
}

/**
 * One way of inserting, in a process of its own.
 * @param program - the bundled `insertRecords.ts`
 */
export async function startInsertProcess(
  program: string,
  way: 'bare' | 'ours',
  database: DatabaseConfig,
  records: number,
): Promise<InsertProcess> {
  const child = spawn(
    process.execPath,
    [YOUNG_GENERATION, program, way, JSON.stringify(database), String(records)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const answers = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  const next = async (): Promise<Inserted> => {
    const { value, done } = await answers.next();
    if (done) throw new Error('What inserts ended before it answered');
    return JSON.parse(value);
  };
  const { peak } = await next();
  return {
    loaded: peak,
    insert(what) {
      child.stdin.write(`${JSON.stringify(what)}\n`);
      return next();
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
