import type { Question } from '@entra-posture/core';
import { z } from 'zod';

const error = {
  description: 'One sentence that says what to do',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
      },
    },
  },
};

const refusals = {
  400: error,
  401: error,
  403: error,
  404: error,
  409: error,
  503: error,
};

function json(schema: object) {
  return { 'application/json': { schema } };
}

function schemaOf(schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema) as { $schema?: string };
  return rest;
}

/** The REST interface as OpenAPI 3.1, from the questions themselves. */
export function openApiDocument(
  questions: readonly Question[],
  version: string,
): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Entra posture',
      version,
      description:
        'Questions about the posture of a Microsoft Entra ID tenant.',
    },
    servers: [{ url: '/api/entra' }],
    paths: {
      ...Object.fromEntries(
        questions.map(question => [
          `/v1/questions/${question.name}`,
          {
            post: {
              operationId: question.name,
              summary: question.title,
              description: question.description,
              requestBody: {
                required: false,
                content: json(schemaOf(question.input(z).strict())),
              },
              responses: {
                200: {
                  description: 'The answer',
                  content: json(schemaOf(question.output(z))),
                },
                ...refusals,
              },
            },
          },
        ]),
      ),
      '/v1/connections/{id}/sync': {
        post: {
          operationId: 'sync_connection',
          summary: 'Start a sync',
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              schema: { type: 'string' },
            },
          ],
          responses: {
            202: {
              description:
                'Started, or already under way; list_capabilities shows its progress',
              content: json({
                type: 'object',
                required: ['connection', 'state'],
                properties: {
                  connection: { type: 'string' },
                  state: { const: 'running' },
                },
              }),
            },
            ...refusals,
          },
        },
      },
      '/v1/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document',
          responses: {
            200: {
              description: 'OpenAPI 3.1',
              content: json({ type: 'object' }),
            },
          },
        },
      },
      '/health': {
        get: {
          operationId: 'health',
          summary: 'Whether the database and the connections work',
          security: [],
          responses: {
            200: {
              description: 'ok, or degraded with the reasons',
              content: json({
                type: 'object',
                required: ['status', 'database', 'connections'],
                properties: {
                  status: { enum: ['ok', 'degraded'] },
                  database: {
                    type: 'object',
                    properties: {
                      state: { enum: ['ok', 'unavailable'] },
                      problem: { type: 'string' },
                    },
                  },
                  connections: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['id', 'state'],
                      properties: {
                        id: { type: 'string' },
                        state: {
                          enum: [
                            'idle',
                            'running',
                            'failed',
                            'never',
                            'misconfigured',
                          ],
                        },
                        syncedAt: { type: 'string' },
                        problem: { type: 'string' },
                      },
                    },
                  },
                },
              }),
            },
          },
        },
      },
    },
  };
}
