import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  Answerer,
  httpHandlerOf,
  lastSyncs,
  watchSyncs,
} from '@entra-posture/mcp-server';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { version } from '../../package.json';
import type { CheckMetadata } from '@entra-posture/core';
import type { Access } from '../access/Access';
import type { PostureHolder } from '../posture/PostureHolder';

/** MCP over Streamable HTTP at `/mcp`, for callers whom the portal has let in. */
export function createMcpRouter(deps: {
  access: Access;
  answerer: Answerer;
  /** Everything that is judged. */
  checks: readonly CheckMetadata[];
  postures: Pick<PostureHolder, 'opened'>;
  logger: LoggerService;
}): { router: Router; close(): Promise<void> } {
  const handler = httpHandlerOf(deps.answerer, {
    version,
    checks: deps.checks,
    updates: true,
    // Who called is in the audit; the log says what took how long.
    log: ({ tool, outcome, ms, bytes, error }) =>
      deps.logger.debug(
        `MCP ${tool}: ${outcome}, ${ms} ms, ${bytes} bytes${error ? `, ${error}` : ''}`,
      ),
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
