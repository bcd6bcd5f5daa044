import { z } from 'zod';
import type { FindingAct } from '../../model';
import { findingSelection } from '../findingFilter';

const reason = z.string().trim().min(1).max(1_000);
const until = z
  .string()
  .min(10)
  .max(40)
  .describe('A date (2027-03-31: to the end of that day, UTC) or a time');
/** As the portal's catalog writes entities; text of any kind would reach nobody. */
const owner = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[a-z][\w.-]*:[\w.-]+\/[\w.-]+$/i, {
    error:
      'owner must be an entity of the portal’s catalog, such as group:default/identity or user:default/ada.',
  })
  .transform(each => each.toLowerCase())
  .describe('Entity of the portal’s catalog, such as group:default/identity');

const why = { reason: reason.optional() };

/** What a person does to a finding. */
export const actInput = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('acknowledge'), ...why }),
  z.strictObject({ act: z.literal('accept'), owner, reason, until }),
  z.strictObject({ act: z.literal('assign'), owner, ...why }),
  z.strictObject({ act: z.literal('snooze'), until, ...why }),
  z.strictObject({
    act: z.literal('undo'),
    of: z.enum(['acknowledge', 'accept', 'assign', 'snooze']),
    ...why,
  }),
]) satisfies z.ZodType<FindingAct, any>;

const version = z
  .number()
  .int()
  .min(1)
  .describe('The finding’s version as it was looked at');

export const findingActInput = z.strictObject({ act: actInput, version });

/** How many findings one bulk act may decide about. */
export const MOST_AT_ONCE = 500;

/** Findings that are named, each in the version that was looked at. */
export const bulkByNameInput = z.strictObject({
  act: actInput,
  findings: z
    .array(z.strictObject({ finding: z.string().min(1).max(200), version }))
    .min(1, { error: 'Name at least one finding.' })
    .max(MOST_AT_ONCE, {
      error: `At most ${MOST_AT_ONCE} findings can be decided about at once; send the others after these.`,
    }),
});

/** What fits a filter, if it is as many as were seen. */
export const bulkByFilterInput = z.strictObject({
  act: actInput,
  connection: z.string().min(1).max(100).optional(),
  filter: z.strictObject(findingSelection(z)),
  expected: z
    .number()
    .int()
    .min(0)
    .describe('How many fit the filter, as it was seen in the list'),
});

export type FindingActInput = z.output<typeof findingActInput>;
export type BulkActInput =
  z.output<typeof bulkByNameInput> | z.output<typeof bulkByFilterInput>;
