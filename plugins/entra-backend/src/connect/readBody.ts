import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type { z } from 'zod';

/**
 * The body of a request, as its schema says.
 * @throws InputError with names of fields, never with their values: one of them may be a secret
 */
export function readBody<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, code, message }) => {
    const field = path.join('.') || 'The body';
    return code === 'custom'
      ? message
      : `${field} is missing or not of its kind`;
  });
  throw new InputError(`${[...new Set(problems)].join('; ')}.`);
}
