import { question } from '@entra-posture/core';
import { z } from 'zod';

/** What lists show of a finding; the acts answer with the same. */
function findingItem(): object {
  const { $schema: _, ...list } = z.toJSONSchema(
    question('list_findings').output(z),
  ) as any;
  return list.properties.items.items;
}

const item = findingItem();

export const acted = {
  type: 'object',
  required: ['finding', 'changed'],
  additionalProperties: false,
  properties: {
    finding: item,
    changed: { type: 'boolean', description: 'False: it was so already' },
  },
};

const count = { type: 'integer' };
const text = { type: 'string' };

export const actedOnMany = {
  type: 'object',
  required: ['done', 'unchanged', 'refused', 'items'],
  additionalProperties: false,
  properties: {
    done: count,
    unchanged: count,
    refused: count,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['finding', 'outcome'],
        additionalProperties: false,
        properties: {
          finding: text,
          outcome: { type: 'string', enum: ['done', 'unchanged', 'refused'] },
          state: text,
          version: count,
          code: text,
          why: { ...text, description: 'One sentence that says what to do' },
        },
      },
    },
  },
};

export const findingOptions = {
  type: 'object',
  required: ['may', 'subject', 'longestExceptionDays', 'mostAtOnce', 'formats'],
  additionalProperties: false,
  properties: {
    may: {
      type: 'object',
      required: ['decide'],
      additionalProperties: false,
      properties: { decide: { type: 'boolean' } },
    },
    subject: { ...text, description: 'Who the caller is, as an owner' },
    longestExceptionDays: count,
    mostAtOnce: count,
    formats: { type: 'array', items: text },
  },
};
