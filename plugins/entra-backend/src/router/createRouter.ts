import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { question, questions } from '@entra-posture/core';
import {
  createMcpHttpHandler,
  McpHttpHandler,
} from '@entra-posture/mcp-server';
import express from 'express';
import Router from 'express-promise-router';
import { openApiDocument } from '../openapi/openApiDocument';
import { entraConnectionSyncPermission } from '../permissions';
import { ask, AskDeps, portalError } from '../service/ask';
import { version } from '../../package.json';

export interface RouterDeps extends AskDeps {
  httpAuth: HttpAuthService;
  logger: LoggerService;
}

/** Everything under `/api/entra`. */
export function createRouter(deps: RouterDeps): {
  router: express.Router;
  mcp: McpHttpHandler;
} {
  const { httpAuth, callers, service, auditor, logger } = deps;
  const router = Router();
  const document = openApiDocument(questions, version);

  router.get('/health', async (_request, response) => {
    response.json(await service.health());
  });

  router.get('/v1/openapi.json', async (_request, response) => {
    response.json(document);
  });

  router.post(
    '/v1/questions/:name',
    express.json({ limit: '64kb' }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const asked = findQuestion(request.params.name);
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      response.json(
        await ask(deps, asked, request.body ?? {}, {
          credentials,
          request,
          signal: gone.signal,
        }),
      );
    },
  );

  router.post('/v1/connections/:id/sync', async (request, response) => {
    const { id } = request.params;
    const credentials = await httpAuth.credentials(request);
    const event = await auditor.createEvent({
      eventId: 'connection-sync',
      severityLevel: 'medium',
      request,
      meta: { connection: id },
    });
    try {
      await callers.require(entraConnectionSyncPermission, credentials);
      const { posture } = service;
      const known = await posture.stores.connections.list();
      if (!known.some(each => each.id === id)) {
        throw new NotFoundError(
          `There is no such connection; there are ${known.map(each => each.id).join(', ') || 'none'}.`,
        );
      }
      // The run reports by itself: to the log, and on the connection's status.
      posture
        .sync(id, { force: true })
        .catch(error => logger.error(`Sync of ${id} failed: ${error}`));
      await event.success();
      response.status(202).json({ connection: id, state: 'running' });
    } catch (error) {
      const shown = portalError(error);
      await event.fail({ error: shown });
      throw shown;
    }
  });

  const mcp = createMcpHttpHandler({
    questions,
    context: (caller, signal) => service.posture.context(caller, signal),
    version,
    log: line =>
      logger[line.outcome === 'ok' ? 'info' : 'warn'](
        `MCP: ${line.tool} for ${line.caller}: ${line.outcome} in ${line.ms} ms`,
        line.error ? { cause: line.error } : {},
      ),
  });
  router.all(
    '/mcp',
    express.json({ limit: '1mb' }),
    async (request, response) => {
      const caller = await callers.of(await httpAuth.credentials(request));
      await mcp.handle(request, response, caller, request.body);
    },
  );

  return { router, mcp };
}

function findQuestion(name: string) {
  try {
    return question(name);
  } catch (error) {
    throw portalError(error);
  }
}
