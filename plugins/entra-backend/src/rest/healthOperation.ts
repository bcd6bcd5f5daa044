import type { Health } from '../health/health';
import { jsonAnswer, Operation } from './operation';

/** `GET /health`, for probes and for people before they sign in. */
export function healthOperation(read: () => Promise<Health>): Operation {
  return {
    method: 'get',
    path: '/health',
    open: true,
    document: {
      operationId: 'health',
      summary: 'Whether Entra posture works',
      responses: {
        200: jsonAnswer('The state of the database and of each connection', {
          type: 'object',
          required: ['status', 'database', 'connections', 'problems'],
          additionalProperties: false,
          properties: {
            status: { type: 'string', enum: ['ok', 'degraded'] },
            database: {
              type: 'object',
              required: ['state'],
              additionalProperties: false,
              properties: {
                state: { type: 'string', enum: ['ok', 'unavailable'] },
                problem: { type: 'string' },
              },
            },
            connections: {
              type: 'array',
              items: {
                type: 'object',
                required: ['id', 'state'],
                additionalProperties: false,
                properties: {
                  id: { type: 'string' },
                  state: {
                    type: 'string',
                    enum: ['never', 'running', 'idle', 'failed'],
                  },
                  syncedAt: {
                    type: 'string',
                    description: 'When the last sync finished, ISO 8601',
                  },
                  problem: { type: 'string' },
                },
              },
            },
            problems: {
              type: 'array',
              items: { type: 'string' },
              description: 'Mistakes in the configuration',
            },
          },
        }),
      },
    },
    async handle(_request, response) {
      response.json(await read());
    },
  };
}
