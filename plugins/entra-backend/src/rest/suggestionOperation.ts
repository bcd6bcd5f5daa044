import { question } from '@entra-posture/core';
import { z } from 'zod';
import type { Access } from '../access/Access';
import type { MatchSuggestions } from '../catalog/MatchSuggestions';
import { parsed } from '../findings/readInput';
import { jsonAnswer, Operation, refusal, refusals } from './operation';

const MOST = 50;

const input = z
  .object({
    connection: z.string().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(MOST).default(25),
    cursor: z.coerce.number().int().min(0).default(0),
  })
  .strict();

const { $schema: _, ...apps } = z.toJSONSchema(
  question('list_app_risks').output(z),
) as any;

const answer = z.toJSONSchema(
  z.object({
    total: z.int(),
    nextCursor: z.string().optional(),
    items: z.array(
      z.object({
        entityRef: z.string(),
        title: z.string().optional(),
        owners: z.array(z.string()),
        only: z.boolean().describe('One candidate, which fits no other entity'),
        candidateCount: z
          .int()
          .describe('How many there are; the first of them are listed'),
        candidates: z.array(
          z.object({
            kind: z.enum(['application', 'servicePrincipal', 'group']),
            entity: z.string(),
            label: z.string(),
            appId: z.string().optional(),
            createdAt: z.string().optional(),
            reasons: z.array(
              z.object({
                by: z.enum(['clientId', 'objectId', 'groupId', 'name']),
                where: z.string(),
              }),
            ),
            annotation: z.object({ name: z.string(), value: z.string() }),
            others: z
              .int()
              .describe('How many other entities it fits or is annotated at'),
          }),
        ),
      }),
    ),
  }),
) as any;

/** What entities of the catalog may be in a tenant. */
export function suggestionOperation(deps: {
  access: Access;
  suggestions: MatchSuggestions;
}): Operation {
  return {
    method: 'get',
    path: '/v1/catalog/suggestions',
    document: {
      operationId: 'catalog_suggestions',
      summary: 'What entities of the catalog may be in a tenant',
      description:
        'Entities without an annotation, and the apps and groups whose id they have in a link or in an annotation of something else, or whose name they have. Nothing is chosen among several, and nothing counts before somebody annotates the entity. Needs `entra.posture.read`; entities that the caller may not see are left out.',
      parameters: [
        {
          name: 'connection',
          in: 'query',
          required: true,
          description: 'Id of the connection',
          schema: { type: 'string' },
        },
        {
          name: 'limit',
          in: 'query',
          required: false,
          description: 'How many are listed; 25 when left out',
          schema: { type: 'integer', minimum: 1, maximum: MOST },
        },
        {
          name: 'cursor',
          in: 'query',
          required: false,
          description: 'The `nextCursor` of the answer before',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: jsonAnswer('The suggestions', {
          type: answer.type,
          required: ['asOf', ...answer.required],
          additionalProperties: false,
          properties: { asOf: apps.properties.asOf, ...answer.properties },
        }),
        404: refusal('There is no such connection'),
        ...refusals,
      },
    },
    async handle(request, response) {
      const caller = await deps.access.readerOf(request, 'rest');
      const { cursor, ...rest } = parsed(request.query, input);
      response.json(
        await deps.suggestions.of(
          { ...rest, offset: cursor },
          caller,
          await deps.access.credentialsOf(request),
        ),
      );
    },
  };
}
