import { questions } from '@entra-posture/core';
import { version } from '../package.json';
import { Answerer } from './answerer';
import { localAnswerer } from './localAnswerer';
import { readOptions, usage } from './options/readOptions';
import { UsageError } from './options/UsageError';
import { portalAnswerer } from './portalAnswerer';
import { say } from './say';
import { serveStdioFor } from './serveStdio';
import { lastSyncs, watchSyncs } from './watchSyncs';

const logger = {
  info: say,
  warn: say,
  error: say,
};

const STOP_WITHIN_MS = 5_000;

/*
 * What is asked for by `require` inside of a function is loaded when it is called: a client waits for the start of its
 * server of a portal, and that needs neither HTTP nor a login, no database and no Graph. `import()` would give the
 * transform's own module object in a checkout.
 */

export async function main(argv: readonly string[]): Promise<void> {
  // A client may close what it does not read. The log then goes nowhere; the answers must not end with it.
  process.stderr.on('error', () => {});
  if (argv[0] === 'compare') {
    const { compare } =
      require('./compare/cli') as typeof import('./compare/cli');
    compare(argv.slice(1));
    return;
  }
  if (argv.includes('--help') && argv[0] !== 'export') {
    say(usage);
    return;
  }
  if (argv.includes('--version')) {
    say(version);
    return;
  }
  try {
    if (argv[0] === 'export') {
      const { exportTo } =
        require('./export/cli') as typeof import('./export/cli');
      await exportTo(argv.slice(1), logger);
    } else await run(argv);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    // What was opened before the failure keeps the process, and its client would wait for an answer for ever.
    process.stderr.write(`${(error as Error).message}\n`, () => process.exit());
  }
}

async function run(argv: readonly string[]) {
  keepOutputClean();
  const options = readOptions(argv, process.env);
  const { answerer, finished, close } = await open(options);
  const served = await serve(answerer, options, Boolean(finished));
  const watch =
    finished &&
    watchSyncs({ finished, onSynced: () => served.synced(), onProblem: say });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    watch?.close();
    // A client kills what does not end; what a sync has not written by then is read again at the next start.
    setTimeout(() => process.exit(), STOP_WITHIN_MS).unref();
    Promise.resolve(served.close())
      .then(close)
      .catch(error => say(`Did not stop cleanly: ${error.message}`))
      .finally(() => process.exit(process.exitCode ?? 0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A client that goes away closes our standard input; nobody else would end this process.
  if (options.transport.kind === 'stdio') process.stdin.once('end', stop);
}

/** A library that prints, as that of the database does of a file it cannot open, would break the protocol. */
function keepOutputClean(): void {
  for (const level of ['log', 'info', 'debug', 'table', 'dir'] as const)
    // eslint-disable-next-line no-console
    console[level] = console.error;
}

async function serve(
  answerer: Answerer,
  { transport }: ReturnType<typeof readOptions>,
  updates: boolean,
): Promise<{ synced(): void; close(): Promise<void> }> {
  const log = (line: object) => say(JSON.stringify(line));
  const onerror = (error: Error) => say(error.message);
  if (transport.kind === 'stdio')
    return serveStdioFor(answerer, {
      version,
      log,
      updates,
      onerror,
    });
  const { overHttp } = require('./overHttp') as typeof import('./overHttp');
  const served = await overHttp(answerer, transport, {
    version,
    log,
    updates,
    onerror,
  });
  say(`MCP over HTTP at ${served.url}`);
  return served;
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
