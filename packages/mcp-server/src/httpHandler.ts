import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Caller,
  CheckMetadata,
  Question,
  QuestionContext,
} from '@entra-posture/core';
import {
  hostHeaderValidation,
  originValidation,
  toNodeHandler,
} from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { Answerer } from './answerer';
import { CallLog, CallSink } from './callLog';
import { createServer } from './createServer';
import { localAnswerer } from './localAnswerer';
import { syncedUris } from './resources';

export interface McpHttpOptions {
  questions: readonly Question[];
  context: (caller: Caller, signal?: AbortSignal) => QuestionContext;
  version: string;
  /** Everything that is judged, `posture.catalogue.all`; what the product itself has when absent. */
  checks?: readonly CheckMetadata[];
  /** Told of each call: who, which tool, how long; never arguments or results. */
  log?: CallSink;
  /** Whether `synced` will be called; subscriptions are offered only then. */
  updates?: boolean;
  /** Host names under which the endpoint is reached, without ports. Absent: any, for a server behind its own check. */
  allowedHosts?: string[];
  /** Host names of pages that may call from a browser, without ports. Absent: those of `allowedHosts`. */
  allowedOrigins?: string[];
}

export interface McpHttpHandler {
  /** Serves one request of a caller who has been authenticated by the door this is mounted in. */
  handle(
    req: IncomingMessage,
    res: ServerResponse,
    caller: Caller,
    parsedBody?: unknown,
  ): Promise<void>;
  /** Tells who has subscribed that the tenant was read anew. */
  synced(): void;
  close(): Promise<void>;
}

/** The Streamable HTTP endpoint over the store of this process; one server instance per request. */
export function createMcpHttpHandler(options: McpHttpOptions): McpHttpHandler {
  return httpHandlerOf(localAnswerer(options), options);
}

/** The same over any answerer. */
export function httpHandlerOf(
  answerer: Answerer,
  options: Omit<McpHttpOptions, 'questions' | 'context'>,
): McpHttpHandler {
  const callLog = new CallLog(options.log);
  const handler = createMcpHandler(
    ({ authInfo, era }) => {
      const caller = authInfo?.extra?.caller as Caller | undefined;
      // Without a caller nothing may be answered: whoever mounts this forgot to authenticate.
      if (!caller)
        throw new Error('The MCP endpoint was called without a caller');
      return createServer({
        answerer,
        caller,
        version: options.version,
        checks: options.checks,
        callLog,
        // The era before keeps no connection that could be told.
        updates: options.updates && era === 'modern',
      });
    },
    { keepAliveMs: 15_000 },
  );
  const node = toNodeHandler(handler);
  const { allowedHosts, allowedOrigins = allowedHosts } = options;
  const hostAllowed = allowedHosts && hostHeaderValidation(allowedHosts);
  const originAllowed = allowedOrigins && originValidation(allowedOrigins);
  return {
    async handle(req, res, caller, parsedBody) {
      if (hostAllowed && !hostAllowed(req, res)) return;
      if (originAllowed && !originAllowed(req, res)) return;
      Object.assign(req, {
        auth: {
          // The door has verified the credential; it is not passed further.
          token: '',
          clientId: caller.subject,
          scopes: [],
          extra: { caller },
        },
      });
      await node(req, res, parsedBody);
    },
    synced() {
      for (const uri of syncedUris) handler.notify.resourceUpdated(uri);
    },
    close: () => handler.close(),
  };
}
