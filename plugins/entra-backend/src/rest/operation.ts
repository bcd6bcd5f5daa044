import type { Request, Response } from 'express';
import { z } from 'zod';

/** One thing that the REST interface does: routed and documented from the same line, so that neither can drift. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** With parameters as OpenAPI writes them: `/v1/connections/{id}/sync`. */
  path: string;
  /** Anyone may call it. */
  open?: boolean;
  document: {
    operationId: string;
    summary: string;
    description?: string;
    parameters?: object[];
    requestBody?: object;
    responses: Record<string, object>;
  };
  handle(request: Request, response: Response): Promise<void>;
}

/** An answer in JSON, as OpenAPI describes it. */
export function jsonAnswer(description: string, schema: object): object {
  return { description, content: { 'application/json': { schema } } };
}

/** A refusal; all have the same body. */
export function refusal(description: string): object {
  return jsonAnswer(description, { $ref: '#/components/schemas/Error' });
}

/** What any operation on connections may be refused with. */
export const refusals = {
  400: refusal('The input is not complete; the answer names the fields'),
  401: refusal('Not signed in'),
  403: refusal('The permission is missing'),
  409: refusal('It cannot be done now; the answer says why'),
  503: refusal('The database cannot be used at the moment'),
};

/** The body that an operation takes. */
export function bodyOf(schema: z.ZodType): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return { content: { 'application/json': { schema: json } } };
}
