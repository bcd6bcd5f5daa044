import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  Answerer,
  httpHandlerOf,
  McpHttpHandler,
} from '@entra-posture/mcp-server';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { version } from '../../package.json';
import type { Access } from '../access/Access';

/** MCP over Streamable HTTP at `/mcp`, for callers whom the portal has let in. */
export function createMcpRouter(deps: {
  access: Access;
  answerer: Answerer;
  logger: LoggerService;
}): { router: Router; handler: McpHttpHandler } {
  const handler = httpHandlerOf(deps.answerer, {
    version,
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
  return { router, handler };
}
