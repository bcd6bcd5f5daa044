import { nextCursor, openCursor } from './cursor';
import { entityDatasets, kindOf, OpenKind, openKinds } from './entityDatasets';
import { entityItem, isPersonal } from './items';
import { principalNames } from './principalNames';
import type { Question } from './question';
import * as schemas from './schemas';
import { asOf, scopeOf } from './scope';
import type { EntitySearch } from './shapes';

interface Input {
  query: string;
  kinds?: OpenKind[];
  connection?: string;
  limit?: number;
  cursor?: string;
}

const LIMIT = 25;

export const searchEntities: Question<Input, EntitySearch> = {
  name: 'search_entities',
  title: 'Search',
  description:
    'Finds people, groups, apps, devices, roles, policies and locations by part of a name; each has a handle for get_entity.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      query: z
        .string()
        .min(2)
        .max(100)
        .describe('Part of a name; of two letters, how it begins'),
      kinds: z
        .array(z.enum(openKinds as [OpenKind, ...OpenKind[]]))
        .max(openKinds.length)
        .optional(),
      connection: schemas.connection(z),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      total: z.number(),
      items: z.array(schemas.entityItem(z)),
      nextCursor: z.string().optional(),
    }),
  async answer(
    { query, kinds = openKinds, connection, limit = LIMIT, cursor },
    context,
  ) {
    const scope = await scopeOf(context, connection);
    // Who may not see names may not search by them either.
    const allowed = kinds.filter(
      kind => context.caller.personalData || !isPersonal(kind),
    );
    const datasets = allowed.map(kind => entityDatasets[kind]);
    const paging = {
      question: 'search_entities',
      filters: { query, allowed, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const { total, items } = datasets.length
      ? await context.stores.rows.search(
          scope.connection.id,
          datasets,
          query,
          position,
        )
      : { total: 0, items: [] };
    const handles = await principalNames(
      context,
      scope.connection.id,
      items.filter(({ dataset }) => dataset === 'users').map(({ id }) => id),
    );
    const next = nextCursor(position, total, paging);
    const head = asOf(scope, datasets);
    return {
      asOf:
        allowed.length === kinds.length
          ? head
          : {
              ...head,
              incomplete: [
                ...head.incomplete,
                'People are not searched: you may not see personal data (entra.personalData.read).',
              ],
            },
      total,
      items: items.map(({ dataset, id, label }) =>
        entityItem(
          { kind: kindOf(dataset), id, label },
          context.caller,
          handles.get(id) ?? id,
        ),
      ),
      ...(next ? { nextCursor: next } : {}),
    };
  },
};
