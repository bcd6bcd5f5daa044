import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';

/**
 * Whose meaning no name tells. Others are described in `docs/questions.md`; a few are said once for all tools, in the
 * server's instructions.
 */
const described = ['country', 'days', 'from', 'role', 'tier'];

/** What a call is held to in any case; an answer to a wrong call says it, and a model pays for it in every conversation. */
const bounds = [
  '$schema',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
  'minItems',
  'maxItems',
];

/**
 * A question's input as an assistant is told of it: names, types and choices. It lets everything through: the question
 * checks its own input, in the same words at every door.
 */
export function leanInput(
  input: z.ZodObject,
): StandardSchemaWithJSON<Record<string, unknown>> {
  const told = lean(z.toJSONSchema(input, { io: 'input' }), true);
  return {
    '~standard': {
      version: 1,
      vendor: 'entra-posture',
      validate: value => ({ value: value as Record<string, unknown> }),
      jsonSchema: { input: () => told, output: () => told },
    },
  };
}

type Schema = Record<string, unknown>;

function lean(schema: Schema, top: boolean): Schema {
  const told: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (bounds.includes(key)) continue;
    if (key === 'properties')
      told.properties = Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(
          ([name, property]) => [name, leanProperty(name, property, top)],
        ),
      );
    else told[key] = key === 'items' ? lean(value as Schema, false) : value;
  }
  return told;
}

function leanProperty(name: string, property: Schema, top: boolean): Schema {
  const { description, enum: choices, ...rest } = lean(property, false);
  return {
    ...rest,
    // The kind of an object is handed out by an answer, as its id is.
    ...(choices && (top || name !== 'kind') ? { enum: choices } : {}),
    ...(description && described.includes(name) ? { description } : {}),
  };
}
