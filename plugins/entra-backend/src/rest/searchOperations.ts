import type { Portion } from '@entra-posture/core';
import { z } from 'zod';
import type { Access } from '../access/Access';
import type { PortalCaller } from '../access/PortalCaller';
import { parsed } from '../findings/readInput';
import type { SearchDocuments } from '../search/SearchDocuments';
import { jsonAnswer, Operation, refusals } from './operation';

const MOST = 1000;

const input = z
  .object({
    cursor: z.string().min(1).max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(MOST).default(500),
    most: z.coerce.number().int().min(1).optional(),
  })
  .strict();

const text = { type: 'string' };

const portion = (fields: readonly string[]) => ({
  type: 'object',
  required: ['items'],
  additionalProperties: false,
  properties: {
    total: {
      type: 'integer',
      description: 'How many there are in all; with the first portion only',
    },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: fields,
        additionalProperties: false,
        properties: Object.fromEntries(fields.map(field => [field, text])),
      },
    },
    nextCursor: { type: 'string', description: 'Absent with the last portion' },
  },
});

const parameters = [
  {
    name: 'cursor',
    in: 'query',
    required: false,
    description: 'The nextCursor of the portion before',
    schema: text,
  },
  {
    name: 'limit',
    in: 'query',
    required: false,
    description: 'How many are in a portion; 500 when left out',
    schema: { type: 'integer', minimum: 1, maximum: MOST },
  },
  {
    name: 'most',
    in: 'query',
    required: false,
    description:
      'Where there are more in all, the worst thousand are told: people of the highest risk, findings of the highest severity; all when left out',
    schema: { type: 'integer', minimum: 1 },
  },
];

/** What the search plugin's module asks for. People ask questions instead: these answer other plugins and services only. */
export function searchOperations({
  access,
  documents,
}: {
  access: Access;
  documents: SearchDocuments;
}): Operation[] {
  return [
    operation(
      'findings',
      {
        summary: 'Findings, as documents of the portal’s search',
        description:
          'All whose cause is there, portion by portion, without names of people. Answers services only; needs `entra.posture.read`.',
        fields: [
          'title',
          'text',
          'location',
          'severity',
          'state',
          'check',
          'touches',
          'tenant',
        ],
      },
      (...asked) => documents.findings(...asked),
    ),
    operation(
      'people',
      {
        summary: 'People, as documents of the portal’s search',
        description:
          'Everybody in the connected tenants, portion by portion. Answers services only; needs `entra.posture.read` and `entra.personalData.read`.',
        fields: [
          'title',
          'text',
          'location',
          'userPrincipalName',
          'mail',
          'kind',
          'tenant',
        ],
      },
      (...asked) => documents.people(...asked),
    ),
  ];

  function operation(
    name: 'findings' | 'people',
    about: { summary: string; description: string; fields: string[] },
    portionOf: (
      page: z.infer<typeof input>,
      caller: PortalCaller,
      signal: AbortSignal,
    ) => Promise<Portion<object>>,
  ): Operation {
    const { fields, ...said } = about;
    return {
      method: 'get',
      path: `/v1/search/${name}`,
      document: {
        operationId: `search_${name}`,
        ...said,
        parameters,
        responses: {
          200: jsonAnswer('A portion', portion(fields)),
          ...refusals,
        },
      },
      async handle(request, response) {
        const caller = await access.serviceOf(request, 'rest');
        const gone = new AbortController();
        response.once('close', () => {
          if (!response.writableFinished) gone.abort();
        });
        response.json(
          await portionOf(parsed(request.query, input), caller, gone.signal),
        );
      },
    };
  }
}
