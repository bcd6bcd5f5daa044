import { z } from 'zod';
import type { DatasetId, DatasetRows } from '../model';

/** Graph sent something that its own contract does not allow; the read stops rather than guess. */
export class GraphShapeError extends Error {
  name = 'GraphShapeError';

  constructor(
    readonly dataset: string,
    readonly property: string,
    what: string,
  ) {
    super(
      `Microsoft Graph's answer for ${dataset} is not what its contract says: ${property || 'the element'} ${what}. The last data stays; please report it.`,
    );
  }
}

/** Graph leaves properties out and sends null for others; both are kept as they came. */
export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const count = z.number().nullish();
export const texts = z.array(z.string()).optional();
/** A part that is kept whole because its shape is wide and read in few places. */
export const whole = z.record(z.string(), z.unknown()).nullish();

/**
 * A parse function that keeps what the schema names and drops the rest. Nothing is invented: what Graph did not send
 * stays absent, and enum values are strings, so that values added later survive.
 *
 * @throws GraphShapeError
 */
export function parser<K extends DatasetId>(
  dataset: K,
  schema: z.ZodType,
): (element: unknown) => DatasetRows[K] {
  return shapeOf<DatasetRows[K]>(dataset, schema);
}

/** The same for what is no row, and leads to rows. */
export function shapeOf<T>(
  dataset: DatasetId,
  schema: z.ZodType,
): (element: unknown) => T {
  return element => {
    const result = schema.safeParse(element);
    if (result.success) return result.data as T;
    const [issue] = result.error.issues;
    throw new GraphShapeError(
      dataset,
      issue.path.join('.'),
      issue.path.length ? 'has another type' : 'is not an object',
    );
  };
}
