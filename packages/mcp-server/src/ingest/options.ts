import { join } from 'node:path';
import type { DatabaseConfig } from '@entra-posture/core/node';
import { dataDirectory } from '../options/readOptions';
import { UsageError } from '../options/UsageError';

export interface IngestCliOptions {
  connectionId: string;
  database: DatabaseConfig;
  paths: string[];
  /** Declared: what is read holds every record until then. ISO 8601 in UTC. */
  completeThrough?: string;
  /** Records that name no tenant are the connection's. */
  assumeTenant: boolean;
}

export const usage = `entra-posture-ingest: reads exported Entra logs into a database of Entra posture

  entra-posture-ingest --connection ID FILE…   files, folders, packed or not, or - for standard input

  --connection ID            whose records they are: the id of the connection, the tenant's id for the MCP server's own
  --database FILE            SQLite file; the MCP server's own when left out. For PostgreSQL set ENTRA_DATABASE_URL
  --data DIRECTORY           where the MCP server's database is kept (default ENTRA_DATA_DIR, else the user's data folder)
  --complete-through TIME    you say that these files hold every record until then, such as 2026-11-25T00:00:00Z
  --assume-tenant            records that name no tenant are this one's; those of another are refused all the same

It ends with 0 when everything was taken, 3 when something was not and was told, 1 when it could not go on, 2 for a wrong
command. What was read of a file before is not read again.
`;

/** @throws UsageError with one sentence that says what to do */
export function readIngestOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): IngestCliOptions {
  const rest = [...argv];
  const paths: string[] = [];
  let connectionId: string | undefined;
  let filename: string | undefined;
  let data: string | undefined;
  let completeThrough: string | undefined;
  let assumeTenant = false;
  const value = (flag: string) => {
    const next = rest.shift();
    if (!next || next.startsWith('--')) {
      throw new UsageError(`${flag} needs a value. See --help.`);
    }
    return next;
  };
  while (rest.length) {
    const word = rest.shift()!;
    if (word === '--connection') connectionId = value(word);
    else if (word === '--database') filename = value(word);
    else if (word === '--data') data = value(word);
    else if (word === '--complete-through') completeThrough = time(value(word));
    else if (word === '--assume-tenant') assumeTenant = true;
    else if (word.startsWith('--')) {
      throw new UsageError(`Unknown option ${word}. See --help.`);
    } else paths.push(word);
  }
  if (!connectionId) {
    throw new UsageError('Say whose records they are with --connection ID.');
  }
  if (!paths.length) {
    throw new UsageError(
      'Name files or folders to read, or - for standard input.',
    );
  }
  return {
    connectionId,
    paths,
    completeThrough,
    assumeTenant,
    database: database(
      filename,
      env.ENTRA_DATABASE_URL,
      join(data ?? dataDirectory(env), `${connectionId}.sqlite`),
    ),
  };
}

function database(
  filename: string | undefined,
  url: string | undefined,
  own: string,
): DatabaseConfig {
  if (filename) {
    // A password on the command line is seen by everybody on the machine.
    if (/^postgres(ql)?:/i.test(filename)) {
      throw new UsageError(
        '--database takes a file. Set ENTRA_DATABASE_URL for PostgreSQL, so that its password is not seen in the list of processes.',
      );
    }
    return { client: 'better-sqlite3', filename, thread: true };
  }
  return url
    ? { client: 'pg', connection: url }
    : { client: 'better-sqlite3', filename: own, thread: true };
}

function time(text: string): string {
  const at = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT.*Z$/.test(text) || Number.isNaN(at)) {
    throw new UsageError(
      '--complete-through needs a time in UTC, such as 2026-11-25T00:00:00Z.',
    );
  }
  return new Date(at).toISOString();
}
