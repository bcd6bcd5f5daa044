import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';

/**
 * A question's answer as a client is told of it: with room for what a later version adds. Clients keep a list of tools for
 * an hour and check answers by it, and would refuse all of them after an upgrade.
 *
 * Rendered once: each list of tools asks for it anew, and it is the dear part of one.
 */
export function lastingOutput(
  output: z.ZodObject,
): StandardSchemaWithJSON<Record<string, unknown>> {
  const told = open(z.toJSONSchema(output)) as Record<string, unknown>;
  return {
    '~standard': {
      version: 1,
      vendor: 'entra-posture',
      validate: value => output['~standard'].validate(value),
      jsonSchema: { input: () => told, output: () => told },
    },
  };
}

function open(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(open);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'additionalProperties' || value)
      .map(([key, value]) => [key, open(value)]),
  );
}
