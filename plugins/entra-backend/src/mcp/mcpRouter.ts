import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  Answerer,
  httpHandlerOf,
  lastSyncs,
  watchSyncs,
} from '@entra-posture/mcp-server';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Caller, CheckMetadata } from '@entra-posture/core';
import { version } from '../../package.json';
import type { Access } from '../access/Access';
import { PortalCaller } from '../access/PortalCaller';
import type { PostureHolder } from '../posture/PostureHolder';

/** What is answered without a question, of which the answerer would keep a record. */
const asksNothing = /^(prompt\/|resource\/check$)/;

/** MCP over Streamable HTTP at `/mcp`, for callers whom the portal has let in. */
export function createMcpRouter(deps: {
  access: Access;
  answerer: Answerer;
  /** Everything that is judged. */
  checks: readonly CheckMetadata[];
  postures: Pick<PostureHolder, 'opened'>;
  auditor: AuditorService;
  logger: LoggerService;
  /** Hosts of pages that may call from a browser, without ports. */
  pages: string[];
}): { router: Router; close(): Promise<void> } {
  const handler = httpHandlerOf(deps.answerer, {
    version,
    checks: deps.checks,
    updates: true,
    // A page of somebody else must not use what a browser has at hand.
    allowedOrigins: deps.pages,
    // Who called is in the audit; the log says what took how long.
    log: ({ tool, outcome, ms, bytes, error }, caller) => {
      deps.logger.debug(
        `MCP ${tool}: ${outcome}, ${ms} ms, ${bytes} bytes${error ? `, ${error}` : ''}`,
      );
      if (outcome === 'refused' || asksNothing.test(tool))
        audit(deps, { tool, outcome }, caller);
    },
  });
  const router = PromiseRouter();
  router.all('/mcp', async (request, response) => {
    const caller = await deps.access.readerOf(request, 'mcp');
    await handler.handle(request, response, caller);
  });
  let watch: { close(): void } | undefined;
  let closed = false;
  deps.postures.opened.then(({ stores }) => {
    if (closed) return;
    watch = watchSyncs({
      finished: () => lastSyncs(stores.connections),
      onSynced: () => handler.synced(),
      onProblem: problem => deps.logger.warn(problem),
    });
  });
  return {
    router,
    async close() {
      closed = true;
      watch?.close();
      await handler.close();
    },
  };
}

/** Keeps a record of a call that reaches no question; the caller does not wait for it. */
async function audit(
  { auditor, logger }: { auditor: AuditorService; logger: LoggerService },
  { tool, outcome }: { tool: string; outcome: string },
  caller: Caller,
): Promise<void> {
  try {
    const event = await auditor.createEvent({
      eventId: 'assistant-called',
      severityLevel: 'low',
      request: caller instanceof PortalCaller ? caller.request : undefined,
      meta: { tool, door: 'mcp' },
    });
    if (outcome === 'ok') await event.success();
    else await event.fail({ error: new Error(outcome) });
  } catch (error) {
    logger.error(
      `No record could be kept of ${tool} over MCP: ${(error as Error).message}`,
    );
  }
}
