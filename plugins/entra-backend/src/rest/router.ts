import { question } from '@entra-posture/core';
import express, { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { toPortalError } from '../answer/toPortalError';
import type { Operation } from './operation';

type Handle = (request: Request, response: Response) => Promise<void>;

/** Routes the operations; Backstage's own middleware turns what they throw into an answer. */
export function createRouter(operations: readonly Operation[]): Router {
  const router = PromiseRouter();
  router.use(express.json());
  for (const { method, path, handle } of operations) {
    router[method](expressPath(path), guarded(handle));
  }
  router.post(
    '/v1/questions/:name',
    guarded(async request => {
      // Every question has its own route above, so that this one always throws, with the names that there are.
      question(request.params.name);
    }),
  );
  return router;
}

function guarded(handle: Handle): Handle {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      throw toPortalError(error);
    }
  };
}

/** `/a/{b}` of OpenAPI as Express writes it. */
export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
