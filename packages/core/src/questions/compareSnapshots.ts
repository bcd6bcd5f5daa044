import type { CheckFamily, DatasetId } from '../model';
import { dataset } from '../datasets';
import { changeAreas, changing, titleOf } from './changeAreas';
import { readChangeCursor, writeChangeCursor } from './changeCursor';
import { changeItems } from './changeItems';
import { changeItem, changeTotals } from './changeSchemas';
import type { SnapshotComparison } from './changeShapes';
import { fingerprint } from './cursor';
import { findPerson } from './findPerson';
import type { Question, QuestionContext } from './question';
import { QuestionError } from './questionError';
import * as schemas from './schemas';
import { asOf, scopeOf, type Scope } from './scope';

interface Input {
  connection?: string;
  from?: string;
  to?: string;
  days?: number;
  sinceLastSync?: boolean;
  area?: CheckFamily;
  entity?: string;
  limit?: number;
  cursor?: string;
}

const LIMIT = 25;
const DAYS = 7;
const DAY_MS = 86_400_000;
/** So many datasets are named whose history begins later: a tenant that is new would have fifty. */
const NAMED = 5;

export const compareSnapshots: Question<Input, SnapshotComparison> = {
  name: 'compare_snapshots',
  title: 'What changed',
  description:
    'What was added, changed, removed between two times: people, members, roles, policies, apps, settings; values before and after, who did it.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      from: z.string().min(10).max(40).optional().describe('ISO 8601'),
      to: z
        .string()
        .min(10)
        .max(40)
        .optional()
        .describe('ISO 8601; now when left out'),
      days: z
        .number()
        .int()
        .min(1)
        .max(3650)
        .optional()
        .describe('Instead of from; 7 when all are left out'),
      sinceLastSync: z
        .boolean()
        .optional()
        .describe(
          'Instead of from: only what the last sync that saw news found',
        ),
      area: schemas.area(z).optional(),
      entity: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('Object id or user principal name'),
      limit: schemas.limit(z),
      cursor: z
        .string()
        .min(1)
        .max(400)
        .optional()
        .describe('nextCursor of the page before'),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      from: z.string(),
      to: z.string(),
      totals: changeTotals(z),
      total: z.number(),
      items: z.array(changeItem(z)),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer({ limit = LIMIT, cursor, ...input }, context) {
    const scope = await scopeOf(context, input.connection);
    const { id } = scope.connection;
    const { history } = context.stores;
    const datasets = input.area ? changeAreas[input.area] : changing;
    const between = await timesOf(input, scope, context);
    const within = {
      ...between,
      datasets,
      ...(input.entity === undefined
        ? {}
        : { entity: await idOf(input.entity, context, id) }),
    };
    // A list of the past stays as it is whatever is read meanwhile: news come before it, not into it.
    const mark = fingerprint({
      question: 'compare_snapshots',
      filters: input,
      stamp: id,
    });
    const [page, totals, unknown] = await Promise.all([
      history.changes(id, within, {
        limit,
        after:
          cursor === undefined ? undefined : readChangeCursor(mark, cursor),
      }),
      history.countChanges(id, within),
      unknownBefore(between.from, datasets, scope, context),
    ]);
    const items = await changeItems(context, id, page.items);
    const head = asOf(scope, [...datasets, 'directoryAudits']);
    return {
      asOf: {
        ...head,
        incomplete: [...head.incomplete, ...unknown],
      },
      ...between,
      totals: totals.map(({ dataset: of, relation, ...counts }) => ({
        of: relation ?? of,
        title: titleOf(relation ?? of),
        ...counts,
      })),
      total: totals.reduce(
        (sum, each) => sum + each.added + each.changed + each.removed,
        0,
      ),
      items,
      ...(page.next ? { nextCursor: writeChangeCursor(mark, page.next) } : {}),
      next: nextCalls(items, input),
    };
  },
};

async function timesOf(
  { from, to, days, sinceLastSync }: Input,
  { connection }: Scope,
  { now, stores }: QuestionContext,
): Promise<{ from: string; to: string }> {
  if ([from, days, sinceLastSync || undefined].filter(Boolean).length > 1) {
    throw new QuestionError(
      'invalidInput',
      'compare_snapshots takes one of from, days and sinceLastSync.',
    );
  }
  const until = to === undefined ? now().toISOString() : timeOf('to', to);
  const since = async () => {
    if (from !== undefined) return timeOf('from', from);
    if (sinceLastSync) {
      // The posture is judged anew after each sync that saw news: the judgement before the last is where that one began.
      const judged = await stores.scores.trend(connection.id, 2);
      return judged.length > 1 ? judged[0].at : until;
    }
    return new Date(Date.parse(until) - (days ?? DAYS) * DAY_MS).toISOString();
  };
  const between = { from: await since(), to: until };
  if (between.from > between.to) {
    throw new QuestionError(
      'invalidInput',
      `compare_snapshots needs from (${between.from}) before to (${between.to}).`,
    );
  }
  return between;
}

function timeOf(name: string, text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) {
    throw new QuestionError(
      'invalidInput',
      `${name} is no time: ${JSON.stringify(text)}. Write it as 2026-11-20T08:00:00Z.`,
    );
  }
  return new Date(time).toISOString();
}

/** What is gone has no name any more to be found by; its id still finds its history. */
async function idOf(
  entity: string,
  context: QuestionContext,
  connectionId: string,
): Promise<string> {
  if (!entity.includes('@')) return entity;
  const person = await findPerson(context, connectionId, entity);
  if (person) return person.id;
  throw new QuestionError(
    'notFound',
    'Nobody has that user principal name now. Find the object id with search_entities.',
  );
}

/** No change is known of a time before the first read; that is not the same as nothing having changed. */
async function unknownBefore(
  from: string,
  datasets: readonly DatasetId[],
  { connection, states }: Scope,
  { stores }: QuestionContext,
): Promise<string[]> {
  const known = await stores.history.readBy(connection.id, from);
  const later = datasets
    .filter(each => states.get(each)?.sequence && !known.has(each))
    .map(each => dataset(each).title);
  if (!later.length) return [];
  const named = later.slice(0, NAMED);
  const more = later.length - named.length;
  return [
    `History begins later than ${from.replace(/\.\d+Z$/, 'Z')} for: ${named.join(', ')}${more ? ` and ${more} more` : ''}. Changes before their first kept read are not known.`,
  ];
}

function nextCalls(
  items: SnapshotComparison['items'],
  { entity }: Input,
): SnapshotComparison['next'] {
  const about = items.find(({ entities }) => entities.length)?.entities[0];
  return [
    ...(about && entity === undefined
      ? [
          {
            tool: 'compare_snapshots',
            arguments: { entity: about.entity, days: 90 },
            why: 'The longer history of what changed last',
          },
        ]
      : []),
    {
      tool: 'list_findings',
      arguments: { sort: 'firstSeen' },
      why: 'Problems that are new since the change',
    },
  ];
}
