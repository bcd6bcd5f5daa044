import type { Knex } from 'knex';
import type { DatasetId, RelationName } from '../model';
import type { HistoryChange, SeenBetween } from './historyPorts';

export interface OfRead {
  connectionId: string;
  dataset: DatasetId;
  sequence: number;
  between: SeenBetween;
  entity?: string;
}

/** A change with its place in the order of its part. */
export interface PlacedChange {
  change: HistoryChange;
  key: readonly string[];
}

/** One kind of change of a read, in the order of keys, those beyond `after`. */
type Part = (
  knex: Knex,
  read: OfRead,
  page: { limit: number; after?: readonly string[] },
) => Promise<PlacedChange[]>;

/** Versions that began, with the one that each took the place of. Minor ones are no history. */
export function openedRows(knex: Knex, connectionId: string) {
  return knex('entra_rows as n')
    .leftJoin('entra_rows as p', function join() {
      this.on('p.connection_id', 'n.connection_id')
        .andOn('p.dataset', 'n.dataset')
        .andOn('p.id', 'n.id')
        .andOn('p.valid_to', 'n.valid_from');
    })
    .where('n.connection_id', connectionId)
    .whereRaw('n.valid_from > 1')
    .whereRaw('not n.minor');
}

/** Versions that ended, and no other took their place. */
export function removedRows(knex: Knex, connectionId: string) {
  return knex('entra_rows as p')
    .where('p.connection_id', connectionId)
    .whereNotExists(
      knex('entra_rows as n')
        .whereRaw('n.connection_id = p.connection_id')
        .whereRaw('n.dataset = p.dataset')
        .whereRaw('n.id = p.id')
        .whereRaw('n.valid_from = p.valid_to')
        .select(knex.raw('1')),
    );
}

const opened: Part = async (knex, read, { limit, after }) => {
  const query = openedRows(knex, read.connectionId)
    .where('n.dataset', read.dataset)
    .where('n.valid_from', read.sequence);
  if (read.entity !== undefined) query.where('n.id', read.entity);
  if (after) query.where('n.id', '>', after[0]);
  const rows: Record<'id' | 'label' | 'after' | 'before', string>[] =
    await query.orderBy('n.id').limit(limit).select({
      id: 'n.id',
      label: 'n.label',
      after: 'n.data',
      before: 'p.data',
    });
  return rows.map(row => ({
    key: [row.id],
    change: {
      what: 'row',
      dataset: read.dataset,
      id: row.id,
      label: row.label,
      change: row.before ? 'changed' : 'added',
      ...(row.before ? { before: JSON.parse(row.before) } : {}),
      after: JSON.parse(row.after),
      ...read.between,
    },
  }));
};

const removed: Part = async (knex, read, { limit, after }) => {
  const query = removedRows(knex, read.connectionId)
    .where('p.dataset', read.dataset)
    .where('p.valid_to', read.sequence);
  if (read.entity !== undefined) query.where('p.id', read.entity);
  if (after) query.where('p.id', '>', after[0]);
  const rows: Record<'id' | 'label' | 'before', string>[] = await query
    .orderBy('p.id')
    .limit(limit)
    .select({ id: 'p.id', label: 'p.label', before: 'p.data' });
  return rows.map(row => ({
    key: [row.id],
    change: {
      what: 'row',
      dataset: read.dataset,
      id: row.id,
      label: row.label,
      change: 'removed',
      before: JSON.parse(row.before),
      ...read.between,
    },
  }));
};

function edges(change: 'added' | 'removed'): Part {
  return async (knex, read, { limit, after }) => {
    const query = knex('entra_relations')
      .where({ connection_id: read.connectionId })
      .where(
        change === 'added'
          ? { valid_from: read.sequence }
          : { valid_to: read.sequence },
      )
      .where('name', 'like', `${read.dataset}.%`);
    if (change === 'added') query.whereRaw('valid_from > 1');
    if (read.entity !== undefined) {
      query.where(end => {
        end.where('from_id', read.entity).orWhere('to_id', read.entity);
      });
    }
    if (after) query.whereRaw('(name, from_id, to_id) > (?, ?, ?)', [...after]);
    const rows: {
      name: RelationName;
      from: string;
      to: string;
      toType: string;
    }[] = await query
      .orderBy(['name', 'from_id', 'to_id'])
      .limit(limit)
      .select({
        name: 'name',
        from: 'from_id',
        to: 'to_id',
        toType: 'to_type',
      });
    return rows.map(({ name, ...relation }) => ({
      key: [name, relation.from, relation.to],
      change: {
        what: 'relation',
        dataset: read.dataset,
        relation: name,
        change,
        ...relation,
        ...read.between,
      },
    }));
  };
}

/** What a read can have seen, in the order in which lists show it. A cursor counts on the order: append, never insert. */
export const parts: readonly Part[] = [
  opened,
  removed,
  edges('added'),
  edges('removed'),
];
