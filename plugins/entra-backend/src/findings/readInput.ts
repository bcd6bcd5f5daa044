import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type { z } from 'zod';

/**
 * The JSON body of a request, as its schema says.
 * @throws InputError that names each field and what is wrong with it
 */
export function readInput<T>(request: Request, schema: z.ZodType<T>): T {
  if (!request.is('application/json')) {
    throw new InputError(
      'Send the input as JSON, with the header content-type: application/json.',
    );
  }
  return parsed(request.body, schema);
}

/** @throws InputError that names each field and what is wrong with it */
export function parsed<T>(input: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) =>
    path.length ? `${path.join('.')}: ${message}` : message,
  );
  throw new InputError(
    `${[...new Set(problems)].join('; ')}.`.replace(/\.+$/, '.'),
  );
}
