import Database from 'better-sqlite3';
import { privateFile } from './private';

/** Bringing a large database up to date may take minutes. */
const LONGEST_MS = 10 * 60_000;

/**
 * Lets one process at a time act: assistants start their servers together, each of them would make the same tables, and
 * all but one fail. The lock is SQLite's own, so that it ends with the process however that ends.
 *
 * @param lock - a file that is for this alone
 * @throws SqliteError when the others take longer than ten minutes
 */
export async function inTurn<T>(
  lock: string,
  act: () => Promise<T>,
): Promise<T> {
  privateFile(lock);
  // Nothing is served yet that waiting in this thread could hold up.
  const database = new Database(lock, { timeout: LONGEST_MS });
  try {
    database.exec('begin exclusive');
    return await act();
  } finally {
    database.close();
  }
}
