import type { MessagePort } from 'node:worker_threads';

/** What is used of better-sqlite3, which brings no types. */
interface Database {
  pragma(text: string): unknown;
  close(): void;
  prepare(sql: string): Statement;
}

interface Statement {
  reader: boolean;
  columns(): { name: string }[];
  raw(): { all(values: readonly SqliteValue[]): SqliteValue[][] };
  run(values: readonly SqliteValue[]): {
    changes: number;
    lastInsertRowid: number | bigint;
  };
}

export type SqliteValue = string | number | bigint | Uint8Array | null;

/** What the thread is asked for. */
export type SqliteCall =
  | { call: 'open'; filename: string }
  | { call: 'pragma'; text: string }
  | { call: 'query'; sql: string; values: readonly SqliteValue[] }
  | {
      call: 'each';
      sql: string;
      alike: readonly SqliteValue[];
      rows: readonly (readonly (SqliteValue | boolean)[])[];
    }
  | { call: 'close' };

/** Rows come as lists, under their columns' names once: a copy of objects would name each column in each row. */
export type SqliteAnswer =
  | { kind: 'rows'; columns: readonly string[]; rows: readonly SqliteValue[][] }
  | { kind: 'changes'; changes: number; lastInsertRowid: number | bigint }
  | { kind: 'done' };

/**
 * What the thread that has the database does: one call after the other, each answered. It is handed over as its own
 * text, so that it is there in whichever way this package is built or bundled; so it may use nothing of this file.
 *
 * @param keepStatements - the function of that name, which is written there too
 */
export /* istanbul ignore next -- counters of coverage would be unknown there */ function serveSqlite(
  keepStatements: (database: Database) => void,
): void {
  const { parentPort, workerData } = process.getBuiltinModule(
    'node:worker_threads',
  );
  const { createRequire } = process.getBuiltinModule('node:module');
  const Driver = createRequire(workerData.driver)(workerData.driver) as new (
    filename: string,
  ) => Database;
  const port = parentPort as MessagePort;
  let database: Database;

  const serve = (asked: SqliteCall): SqliteAnswer => {
    switch (asked.call) {
      case 'open':
        database = new Driver(asked.filename);
        keepStatements(database);
        return { kind: 'done' };
      case 'pragma':
        database.pragma(asked.text);
        return { kind: 'done' };
      case 'query': {
        const statement = database.prepare(asked.sql);
        if (!statement.reader) {
          const { changes, lastInsertRowid } = statement.run(asked.values);
          return { kind: 'changes', changes, lastInsertRowid };
        }
        // Before its columns: a table that was altered is seen when the statement runs.
        const rows = statement.raw().all(asked.values);
        return {
          kind: 'rows',
          columns: statement.columns().map(({ name }) => name),
          rows,
        };
      }
      case 'each': {
        const statement = database.prepare(asked.sql);
        const values = [...asked.alike];
        let changes = 0;
        for (const row of asked.rows) {
          for (let column = 0; column < row.length; column += 1) {
            const value = row[column];
            values[asked.alike.length + column] =
              typeof value === 'boolean' ? Number(value) : value;
          }
          changes += statement.run(values).changes;
        }
        return { kind: 'changes', changes, lastInsertRowid: 0 };
      }
      default:
        database.close();
        return { kind: 'done' };
    }
  };

  port.on('message', (asked: SqliteCall) => {
    try {
      port.postMessage({ answer: serve(asked) });
    } catch (error) {
      const { name, message, code } = error as Error & { code?: string };
      port.postMessage({ failed: { name, message, code } });
    }
  });
}
