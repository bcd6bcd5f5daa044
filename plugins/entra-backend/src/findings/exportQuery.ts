import { exportFormats, findingSelection } from '@entra-posture/core';
import { z } from 'zod';

const selection = findingSelection(z);
const list = (value: unknown) =>
  typeof value === 'string' ? value.split(',') : value;
const entity = (value: unknown) => {
  if (typeof value !== 'string') return value;
  const [kind, ...id] = value.split(':');
  return { kind, id: id.join(':') };
};

/** The filter of the list as an address carries it. */
export const exportQuery = z.strictObject({
  ...selection,
  format: z.enum(Object.keys(exportFormats) as [string, ...string[]], {
    error: `format must be one of ${Object.keys(exportFormats).join(', ')}`,
  }),
  connection: z.string().min(1).max(100).optional(),
  state: z.preprocess(list, selection.state),
  entity: z.preprocess(entity, selection.entity),
});

/** The same, as OpenAPI describes it. */
export const exportParameters = [
  parameter('format', 'How it is written', {
    type: 'string',
    enum: Object.keys(exportFormats),
  }),
  parameter('connection', 'Id of the connection; needless when there is one'),
  parameter('area', 'Family of checks, such as ca'),
  parameter('check', 'Id of a check, such as ca.report-only'),
  parameter('minSeverity', 'This severity and worse'),
  parameter(
    'state',
    'States with commas between; open,acknowledged when left out',
  ),
  parameter('owner', 'Who it is assigned to, or who answers for the exception'),
  parameter('query', 'Text in the statement or the check’s id'),
  parameter('entity', 'What it touches, as kind:id'),
];

function parameter(
  name: string,
  description: string,
  schema: object = { type: 'string' },
): object {
  return {
    name,
    in: 'query',
    required: name === 'format',
    description,
    schema,
  };
}
