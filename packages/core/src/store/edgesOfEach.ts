import type { Knex } from 'knex';
import type { Relation } from '../model';

/** Looked up at once. */
const OBJECTS = 200;
/** Edges of one answer, at most. */
const EDGES = 20_000;

interface Most {
  objects: number;
  edges: number;
}

/**
 * On PostgreSQL, edges that begin at these objects, in no order. Each object is looked up by itself, some of its edges at
 * a time: asked for those of many in one order, it goes through all edges that begin at or after the last one, and that
 * once for each of the objects, which takes seconds where a group in each hundred is asked for.
 * @param edges - a query for all there are
 */
export async function* edgesOfEach(
  knex: Knex,
  edges: () => Knex.QueryBuilder,
  objects: readonly string[],
  at: Most = { objects: OBJECTS, edges: EDGES },
): AsyncIterable<Relation> {
  let open = objects.map(id => ({ id, after: '' }));
  while (open.length) {
    const some = open.slice(0, at.objects);
    const most = Math.ceil(at.edges / some.length);
    const own = edges()
      .whereRaw('from_id = of_each.id and to_id > of_each.after')
      .orderBy('to_id')
      .limit(most)
      .select('from_id', 'to_id', 'to_type');
    const { rows }: { rows: Relation[] } = await knex.raw(
      `select e.from_id as "from", e.to_id as "to", e.to_type as "toType"
         from unnest(?::text[], ?::text[]) as of_each(id, after)
        cross join lateral ? as e`,
      [some.map(({ id }) => id), some.map(({ after }) => after), own],
    );
    yield* rows;
    open = [...unfinished(rows, most), ...open.slice(some.length)];
  }
}

/** Of whom as many were told as may be at once: there can be others beyond the last of them. */
function unfinished(
  told: readonly Relation[],
  most: number,
): { id: string; after: string }[] {
  const counts = new Map<string, number>();
  return told.flatMap(({ from, to }) => {
    const count = (counts.get(from) ?? 0) + 1;
    counts.set(from, count);
    return count === most ? [{ id: from, after: to }] : [];
  });
}
