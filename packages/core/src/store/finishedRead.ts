import type { Knex } from 'knex';
import type { Completeness } from '../model';
import type { WriteScope } from './writeScope';

export interface WrittenBy {
  /** Versions that began with the read, and that ended. */
  opened: number;
  closed: number;
  /** Something that history keeps came, went or became another. */
  changed: boolean;
}

/** What a read has written, from the indexes of what is newer than the first: it costs what changed. */
export async function writtenBy(
  trx: Knex,
  { connectionId, dataset, sequence }: WriteScope,
): Promise<WrittenBy> {
  const rows = () =>
    trx('entra_rows').where({ connection_id: connectionId, dataset });
  const relations = () =>
    trx('entra_relations')
      .where({ connection_id: connectionId })
      .where('name', 'like', `${dataset}.%`);
  const opened = await rows()
    .whereRaw('valid_from > 1')
    .where({ valid_from: sequence })
    .first(
      trx.raw('count(*) as total'),
      trx.raw('sum(case when minor then 1 else 0 end) as minor'),
    );
  const closed = await rows()
    .where({ valid_to: sequence })
    .count({ total: '*' })
    .first();
  const edge =
    (await relations()
      .whereRaw('valid_from > 1')
      .where({ valid_from: sequence })
      .first('name')) ??
    (await relations().where({ valid_to: sequence }).first('name'));
  const minor = Number(opened?.minor ?? 0);
  const written = {
    opened: Number(opened?.total ?? 0),
    closed: Number(closed?.total ?? 0),
  };
  return {
    ...written,
    changed: written.opened > minor || written.closed > minor || Boolean(edge),
  };
}

/**
 * Remembers when a read was, so that "as of" finds what it saw. Of a row of reads that saw the same, only the first and
 * the last are kept: the last is when a change after it was not there yet.
 */
export async function noteRead(
  trx: Knex,
  { connectionId, dataset, sequence }: WriteScope,
  read: {
    startedAt: string;
    finishedAt: string;
    completeness: Completeness;
    changed: boolean;
  },
): Promise<void> {
  const at = { connection_id: connectionId, dataset };
  if (!read.changed) {
    await trx('entra_reads')
      .where({ ...at, sequence: sequence - 1, changed: false })
      .delete();
  }
  await trx('entra_reads').insert({
    ...at,
    sequence,
    started_at: read.startedAt,
    finished_at: read.finishedAt,
    completeness: JSON.stringify(read.completeness),
    changed: read.changed,
  });
}

/**
 * Versions that differ from the one before in nothing that history keeps take its place. It is done one read later, so
 * that whoever was reading the older one when this one became visible has read on undisturbed.
 */
export async function foldMinor(
  trx: Knex,
  { connectionId, dataset, sequence }: WriteScope,
): Promise<void> {
  const bindings = { connectionId, dataset, sequence };
  await trx.raw(
    `update entra_rows as p
        set valid_to = n.valid_to, hash = n.hash, label = n.label, label_search = n.label_search, data = n.data
       from entra_rows as n
      where n.connection_id = :connectionId and n.dataset = :dataset and n.minor and n.valid_from < :sequence
        and p.connection_id = n.connection_id and p.dataset = n.dataset and p.id = n.id and p.valid_to = n.valid_from`,
    bindings,
  );
  await trx('entra_rows')
    .where({ connection_id: connectionId, dataset })
    .whereRaw('minor')
    .where('valid_from', '<', sequence)
    .delete();
}
