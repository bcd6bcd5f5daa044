import type { Caller } from '@entra-posture/core';
import {
  serveStdio,
  StdioServerHandle,
} from '@modelcontextprotocol/server/stdio';
import { Answerer } from './answerer';
import { CallLog, CallSink } from './callLog';
import { createServer } from './createServer';

/** One person's own process: it may see what the person who started it may see. */
export const localCaller: Caller = { subject: 'local', personalData: true };

/** Serves MCP over standard input and output, in the revision that the client opens with. */
export function serveStdioFor(
  answerer: Answerer,
  options: {
    version: string;
    log?: CallSink;
    onerror?: (error: Error) => void;
  },
): StdioServerHandle {
  const callLog = new CallLog(options.log);
  return serveStdio(
    () =>
      createServer({
        answerer,
        caller: localCaller,
        version: options.version,
        callLog,
      }),
    { onerror: options.onerror },
  );
}
