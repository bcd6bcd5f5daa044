import { version } from '../../package.json';
import { jsonAnswer, Operation, refusal } from './operation';

/** What every refusal looks like: Backstage's own form. */
const errorSchema = {
  type: 'object',
  required: ['error', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: { type: 'string' },
        message: {
          type: 'string',
          description: 'One sentence that says what to do',
        },
      },
    },
    request: { type: 'object' },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
    },
  },
};

/** The OpenAPI 3.1 document of these operations. */
export function openApiDocument(operations: readonly Operation[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, open, document } of operations) {
    (paths[path] ??= {})[method] = {
      ...document,
      ...(open ? { security: [] } : {}),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Entra posture',
      version,
      description:
        'The questions that Entra posture answers about a connected Microsoft Entra ID tenant.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/entra' }],
    security: [{ backstageToken: [] }],
    paths,
    components: {
      schemas: { Error: errorSchema },
      securitySchemes: {
        backstageToken: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** The operations with `GET /v1/openapi.json` added, which documents itself as well. */
export function withOpenApi(operations: readonly Operation[]): Operation[] {
  const self: Operation = {
    method: 'get',
    path: '/v1/openapi.json',
    document: {
      operationId: 'openapi',
      summary: 'This document',
      responses: {
        200: jsonAnswer('An OpenAPI 3.1 document', { type: 'object' }),
        401: refusal('Not signed in'),
      },
    },
    async handle(_request, response) {
      response.json(openApiDocument([...operations, self]));
    },
  };
  return [...operations, self];
}
