import { questions } from '@entra-posture/core';
import { version } from '../package.json';
import { Answerer } from './answerer';
import { runCompare } from './compare/compareCommand';
import { BadStateError } from './compare/readState';
import { createResourceServer } from './auth/resourceServer';
import { runExport } from './export/exportCommand';
import { exportUsage, readExportOptions } from './export/exportOptions';
import { localAnswerer } from './localAnswerer';
import type { HttpTransport } from './options/readHttp';
import { readOptions, usage } from './options/readOptions';
import { UsageError } from './options/UsageError';
import { portalAnswerer } from './portalAnswerer';
import { serveHttp } from './serveHttp';
import { serveStdioFor } from './serveStdio';
import { lastSyncs, watchSyncs } from './watchSyncs';

/** Standard output is the protocol; everything a person reads goes to standard error. */
function say(line: string) {
  process.stderr.write(`${line}\n`);
}

const logger = {
  info: say,
  warn: say,
  error: say,
};

export async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === 'compare') {
    compare(argv.slice(1));
    return;
  }
  if (argv.includes('--help')) {
    say(argv[0] === 'export' ? exportUsage : usage);
    return;
  }
  if (argv.includes('--version')) {
    say(version);
    return;
  }
  try {
    if (argv[0] === 'export') await exportTo(argv.slice(1));
    else await run(argv);
  } catch (error) {
    say((error as Error).message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** Serves nothing: standard output is the comparison, and the status is the verdict. */
function compare(argv: readonly string[]) {
  try {
    process.exitCode = runCompare(argv, line => {
      process.stdout.write(`${line}\n`);
    });
  } catch (error) {
    const badInput =
      error instanceof UsageError || error instanceof BadStateError;
    say(badInput ? error.message : `${(error as Error).stack}`);
    // A fault of ours must not look like a change that opens something.
    process.exitCode = badInput ? 2 : 4;
  }
}

/** Serves nothing: standard output is the file. */
async function exportTo(argv: readonly string[]) {
  await runExport(readExportOptions(argv, process.env), {
    out: process.stdout,
    logger,
  });
}

async function run(argv: readonly string[]) {
  const options = readOptions(argv, process.env);
  const { answerer, finished, close } = await open(options);
  const updates = Boolean(finished);
  const log = (line: object) => say(JSON.stringify(line));
  const handle =
    options.transport.kind === 'http'
      ? await serveHttp(answerer, {
          ...(await httpOf(options.transport)),
          version,
          log,
          updates,
        }).then(served => {
          say(`MCP over HTTP at ${served.url}`);
          return served;
        })
      : serveStdioFor(answerer, {
          version,
          log,
          updates,
          onerror: error => say(error.message),
        });
  const watch =
    finished &&
    watchSyncs({ finished, onSynced: () => handle.synced(), onProblem: say });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    watch?.close();
    Promise.resolve(handle.close())
      .then(close)
      .catch(error => say(`Did not stop cleanly: ${error.message}`))
      .finally(() => process.exit(process.exitCode ?? 0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A client that goes away closes our standard input; nobody else would end this process.
  if (options.transport.kind === 'stdio') process.stdin.once('end', stop);
}

/** @throws Error when the authorization server cannot be asked */
async function httpOf({ port, open: to }: HttpTransport) {
  if (!to) return { port };
  const { host, ...server } = to;
  return {
    port,
    open: {
      host,
      resource: server.resource,
      resourceServer: await createResourceServer(server),
    },
  };
}

async function open(options: ReturnType<typeof readOptions>): Promise<{
  answerer: Answerer;
  /** When the tenant was synced last; absent where a portal does that and cannot tell. */
  finished?: () => Promise<string>;
  close: () => Promise<void>;
}> {
  if (options.source.kind === 'portal') {
    return {
      answerer: portalAnswerer({
        portal: options.source.url,
        token: options.source.token,
        questions,
      }),
      close: async () => {},
    };
  }
  // Loaded only here: a process that asks a portal must not carry the database and Graph with it. `import()` would give
  // the transform's own module object in a checkout.
  const { openEmbedded } = require('./embedded') as typeof import('./embedded');
  const { posture, close } = await openEmbedded(options, logger);
  return {
    answerer: localAnswerer({
      questions: posture.questions,
      context: (caller, signal) => posture.context(caller, signal),
    }),
    finished: () => lastSyncs(posture.stores.connections),
    close,
  };
}
