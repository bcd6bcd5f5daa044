import { InputError } from '@backstage/errors';
import { Question } from '@entra-posture/core';
import type { Answerer } from '@entra-posture/mcp-server';
import type { Request } from 'express';
import { z } from 'zod';
import type { Access } from '../access/Access';
import { jsonAnswer, Operation, refusal } from './operation';

/** `POST /v1/questions/{name}`, one operation a question. */
export function questionOperations(deps: {
  access: Access;
  answerer: Answerer;
}): Operation[] {
  return deps.answerer.questions.map(question => ({
    method: 'post' as const,
    path: `/v1/questions/${question.name}`,
    document: {
      operationId: question.name,
      summary: question.title,
      description: `${question.description}\n\nNeeds the permission \`${question.permission}\`; without \`entra.personalData.read\`, names of people are withheld.`,
      requestBody: {
        content: { 'application/json': { schema: inputSchema(question) } },
      },
      responses: {
        200: jsonAnswer('The answer', outputSchema(question)),
        400: refusal('The input is not one of this question'),
        401: refusal('Not signed in'),
        403: refusal('The permission is missing'),
        404: refusal('What the input names does not exist'),
        409: refusal('The cursor is older than the last sync'),
        503: refusal('The database cannot be used at the moment'),
      },
    },
    async handle(request, response) {
      const caller = await deps.access.readerOf(request, 'rest');
      const gone = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) gone.abort();
      });
      response.json(
        await deps.answerer.answer(
          question,
          inputOf(request),
          caller,
          gone.signal,
        ),
      );
    },
  }));
}

/** The body; one of another type would be taken for an empty one, and its filters silently dropped. */
function inputOf(request: Request): unknown {
  const sent = Number(request.get('content-length') ?? 0) > 0;
  if (sent && !request.is('application/json')) {
    throw new InputError(
      'Send the input as JSON, with the header content-type: application/json.',
    );
  }
  return request.body;
}

function inputSchema(question: Question): object {
  return withoutDialect(
    z.toJSONSchema(question.input(z).strict(), { io: 'input' }),
  );
}

function outputSchema(question: Question): object {
  return withoutDialect(z.toJSONSchema(question.output(z)));
}

/** An OpenAPI 3.1 document says once which dialect its schemas speak. */
function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>) {
  return schema;
}
