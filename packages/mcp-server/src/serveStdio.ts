import type { Caller } from '@entra-posture/core';
import type { McpServer } from '@modelcontextprotocol/server';
import {
  serveStdio,
  StdioServerHandle,
} from '@modelcontextprotocol/server/stdio';
import { Answerer } from './answerer';
import { CallLog, CallSink } from './callLog';
import { createServer } from './createServer';
import { syncedUris } from './resources';

/** One person's own process: it may see what the person who started it may see. */
export const localCaller: Caller = { subject: 'local', personalData: true };

/** Serves MCP over standard input and output, in the revision that the client opens with. */
export function serveStdioFor(
  answerer: Answerer,
  options: {
    version: string;
    log?: CallSink;
    /** Whether `synced` will be called; subscriptions are offered only then. */
    updates?: boolean;
    onerror?: (error: Error) => void;
  },
): StdioServerHandle & { synced(): void } {
  const callLog = new CallLog(options.log);
  // The one of the connection is the last: probes before it are thrown away.
  let current: McpServer | undefined;
  const handle = serveStdio(
    ({ era }) => {
      const updates = options.updates && era === 'modern';
      const server = createServer({
        answerer,
        caller: localCaller,
        version: options.version,
        callLog,
        updates,
      });
      current = updates ? server : undefined;
      return server;
    },
    { onerror: options.onerror },
  );
  return {
    close: () => handle.close(),
    synced() {
      for (const uri of syncedUris)
        current?.server
          .sendResourceUpdated({ uri })
          .catch(error => options.onerror?.(error));
    },
  };
}
