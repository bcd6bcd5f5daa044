import { findingStates, question } from '@entra-posture/core';
import { z } from 'zod';
import type { Access } from '../access/Access';
import type { CatalogFindings } from '../catalog/CatalogFindings';
import { parsed } from '../findings/readInput';
import { jsonAnswer, Operation, refusal, refusals } from './operation';

const MOST = 50;

const input = z
  .object({
    entityRef: z.string().min(1).max(500),
    limit: z.coerce.number().int().min(1).max(MOST).default(10),
    cursor: z.string().min(1).max(100).optional(),
    state: z.preprocess(
      value => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.enum(findingStates)).min(1).optional(),
    ),
  })
  .strict();

const { $schema: _, ...findings } = z.toJSONSchema(
  question('list_findings').output(z),
) as any;
const text = { type: 'string' };

const answer = {
  type: 'object',
  required: [
    'entityRef',
    'annotated',
    'connections',
    'withheld',
    'total',
    'states',
    'items',
  ],
  additionalProperties: false,
  properties: {
    entityRef: text,
    annotated: {
      type: 'boolean',
      description: 'Whether the entity names anything of a tenant',
    },
    connections: { type: 'array', items: text },
    withheld: {
      type: 'boolean',
      description: 'Findings about the person are left out: personal data',
    },
    total: { type: 'integer' },
    states: findings.properties.states,
    items: findings.properties.items,
    nextCursor: text,
  },
};

/** Findings by entities of the portal's catalog. */
export function catalogOperations(deps: {
  access: Access;
  findings: CatalogFindings;
}): Operation[] {
  return [
    {
      method: 'get',
      path: '/v1/catalog/findings',
      document: {
        operationId: 'catalog_findings',
        summary: 'Findings of an entity of the catalog',
        description:
          'Worst first, those of the apps, groups and people that the entity’s annotations name. Needs `entra.posture.read`, and that the caller may see the entity; those about people need `entra.personalData.read`.',
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            required: true,
            description: 'In full, such as component:default/payments',
            schema: text,
          },
          {
            name: 'limit',
            in: 'query',
            required: false,
            description: 'How many are listed; 10 when left out',
            schema: { type: 'integer', minimum: 1, maximum: MOST },
          },
          {
            name: 'cursor',
            in: 'query',
            required: false,
            description: 'The nextCursor of the page before',
            schema: text,
          },
          {
            name: 'state',
            in: 'query',
            required: false,
            description:
              'States with commas between; open,acknowledged when left out',
            schema: text,
          },
        ],
        responses: {
          200: jsonAnswer('The findings', answer),
          404: refusal('There is no such entity, or the caller may not see it'),
          ...refusals,
        },
      },
      async handle(request, response) {
        const caller = await deps.access.readerOf(request, 'rest');
        const { entityRef, ...page } = parsed(request.query, input);
        response.json(
          await deps.findings.of(
            entityRef,
            page,
            caller,
            await deps.access.credentialsOf(request),
          ),
        );
      },
    },
  ];
}
