import type { Knex } from 'knex';
import type { Relation, RelationName } from '../model';
import { ID_BATCH, slices } from './batches';
import { edgesTo } from './edgesTo';
import type { RelationChange, SeenBetween } from './historyPorts';
import { changedReads } from './reads';
import { ownerOf } from './versionsAt';

export type Ends = Pick<Relation, 'from' | 'to'>;

interface Edge extends Relation {
  began: number;
  ended: number | null;
}

interface LastRelationChanges {
  connectionId: string;
  name: RelationName;
  ends: readonly Ends[];
  from: string;
  to: string;
}

/** The latest change of each of several relations within a time, in the order asked: three queries for five hundred. */
export async function lastRelationChanges(
  knex: Knex,
  { connectionId, name, ends, from, to }: LastRelationChanges,
): Promise<(RelationChange | undefined)[]> {
  const found = new Map<string, RelationChange>();
  for (const some of slices(ends, ID_BATCH)) {
    const edges = await edgesOf(knex, connectionId, name, some);
    const scope = { from, to, datasets: [ownerOf(name)] };
    const reads = await betweenOf(knex, connectionId, scope, edges);
    const last = new Map<string, number>();
    const take = (
      { from: begins, to: leads, toType }: Edge,
      change: 'added' | 'removed',
      by: number | null,
    ) => {
      const between = by === null ? undefined : reads.get(by);
      if (by === null || !between) return;
      const key = keyOf({ from: begins, to: leads });
      const known = last.get(key) ?? 0;
      // Who was taken out and let in again between two reads is in.
      if (by < known || (by === known && change === 'removed')) return;
      last.set(key, by);
      found.set(key, {
        what: 'relation',
        dataset: ownerOf(name),
        relation: name,
        change,
        from: begins,
        to: leads,
        toType,
        ...between,
      });
    };
    for (const edge of edges) {
      // What the first read found was there before.
      if (edge.began > 1) take(edge, 'added', edge.began);
      take(edge, 'removed', edge.ended);
    }
  }
  return ends.map(each => found.get(keyOf(each)));
}

function keyOf({ from, to }: Ends): string {
  return `${from} ${to}`;
}

async function edgesOf(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  ends: readonly Ends[],
): Promise<Edge[]> {
  const wanted = new Set(ends.map(keyOf));
  const { edges } = await edgesTo(knex, connectionId, name, [
    ...new Set(ends.map(({ to }) => to)),
  ]);
  const rows: Edge[] = await edges().select({
    from: 'from_id',
    to: 'to_id',
    toType: 'to_type',
    began: 'valid_from',
    ended: 'valid_to',
  });
  return rows.filter(each => wanted.has(keyOf(each)));
}

/** Between which reads each of these was seen, by its number; without those outside of the scope. */
async function betweenOf(
  knex: Knex,
  connectionId: string,
  scope: Parameters<typeof changedReads>[2],
  edges: readonly Edge[],
): Promise<ReadonlyMap<number, SeenBetween>> {
  const numbers = new Set(
    edges.flatMap(({ began, ended }) => [began, ended ?? began]),
  );
  const reads = new Map<number, SeenBetween>();
  for (const some of slices([...numbers], ID_BATCH)) {
    const rows: {
      sequence: number;
      seenAt: string;
      notBefore: string | null;
    }[] = await changedReads(knex, connectionId, scope)
      .whereIn('r.sequence', some)
      .select({
        sequence: 'r.sequence',
        seenAt: 'r.finished_at',
        notBefore: knex('entra_reads as p')
          .whereRaw('p.connection_id = r.connection_id')
          .whereRaw('p.dataset = r.dataset')
          .whereRaw('p.sequence < r.sequence')
          .orderBy('p.sequence', 'desc')
          .limit(1)
          .select('p.started_at'),
      });
    for (const { sequence, seenAt, notBefore } of rows)
      reads.set(sequence, {
        ...(notBefore === null ? {} : { notBefore }),
        seenAt,
      });
  }
  return reads;
}
