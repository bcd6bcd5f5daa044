import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { ID_BATCH, slices } from './batches';
import type { RowStore } from './ports';

/** Rows in memory at once while streaming; the size of a table never is. */
const PAGE = 2000;

interface Version {
  id: string;
  data: string;
}

/** Reads the versions that belong to each dataset's last finished collection. */
export class KnexRowStore implements RowStore {
  constructor(private readonly knex: Knex) {}

  async *stream<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    options: { after?: string } = {},
  ): AsyncIterable<DatasetRows[K]> {
    // Taken once: a collection that finishes meanwhile does not mix two states into one stream.
    const sequence = await this.#sequence(connectionId, dataset);
    let after = options.after ?? '';
    for (;;) {
      const page: Version[] = await this.#at(connectionId, dataset, sequence)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .select('id', 'data');
      for (const { data } of page) yield JSON.parse(data);
      if (page.length < PAGE) return;
      after = page[page.length - 1].id;
    }
  }

  async get<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    id: string,
  ): Promise<DatasetRows[K] | undefined> {
    return (await this.getMany(connectionId, dataset, [id]))[0];
  }

  async getMany<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    ids: readonly string[],
  ): Promise<DatasetRows[K][]> {
    const sequence = await this.#sequence(connectionId, dataset);
    const found: DatasetRows[K][] = [];
    for (const batch of slices(ids, ID_BATCH)) {
      const rows: Version[] = await this.#at(connectionId, dataset, sequence)
        .whereIn('id', batch)
        .select('id', 'data');
      const logged: Version[] = await this.#log(connectionId, dataset)
        .whereIn('id', batch)
        .select('id', 'data');
      found.push(...[...rows, ...logged].map(({ data }) => JSON.parse(data)));
    }
    return found;
  }

  async count(connectionId: string, dataset: DatasetId): Promise<number> {
    const row = await this.knex('entra_collections')
      .where({ connection_id: connectionId, dataset })
      .first('row_count');
    return row?.row_count ?? 0;
  }

  async search(
    connectionId: string,
    datasets: readonly DatasetId[],
    query: string,
    page: { limit: number; offset: number },
  ): Promise<{
    total: number;
    items: { dataset: DatasetId; id: string; label: string }[];
  }> {
    const like = `%${query.toLowerCase().replace(/[\\%_]/g, found => `\\${found}`)}%`;
    const matching = () =>
      this.knex('entra_rows as r')
        .join('entra_collections as c', function join() {
          this.on('c.connection_id', 'r.connection_id').andOn(
            'c.dataset',
            'r.dataset',
          );
        })
        .where('r.connection_id', connectionId)
        .whereIn('r.dataset', datasets)
        .whereRaw('r.valid_from <= c.sequence')
        .whereRaw('(r.valid_to is null or r.valid_to > c.sequence)')
        .whereRaw(`r.label_search like ? escape '\\'`, [like]);
    const total = await matching().count({ count: '*' }).first();
    const items = await matching()
      .orderBy('r.label_search')
      .orderBy('r.id')
      .limit(page.limit)
      .offset(page.offset)
      .select('r.dataset', 'r.id', 'r.label');
    return { total: Number(total?.count ?? 0), items };
  }

  async *relations(
    connectionId: string,
    name: RelationName,
  ): AsyncIterable<Relation> {
    const sequence = await this.#sequence(connectionId, owner(name));
    let after = { from: '', to: '' };
    for (;;) {
      const page: Relation[] = await this.#edges(connectionId, name, sequence)
        .whereRaw('(from_id, to_id) > (?, ?)', [after.from, after.to])
        .orderBy(['from_id', 'to_id'])
        .limit(PAGE)
        .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
      yield* page;
      if (page.length < PAGE) return;
      after = page[page.length - 1];
    }
  }

  async relationsFrom(
    connectionId: string,
    name: RelationName,
    from: string,
  ): Promise<Relation[]> {
    const sequence = await this.#sequence(connectionId, owner(name));
    return this.#edges(connectionId, name, sequence)
      .where({ from_id: from })
      .orderBy('to_id')
      .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
  }

  async relationsTo(
    connectionId: string,
    name: RelationName,
    to: string,
  ): Promise<Relation[]> {
    const sequence = await this.#sequence(connectionId, owner(name));
    return this.#edges(connectionId, name, sequence)
      .where({ to_id: to })
      .orderBy('from_id')
      .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
  }

  async *streamLog<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    options: { since?: string; subject?: string } = {},
  ): AsyncIterable<DatasetRows[K]> {
    let after = { at: options.since ?? '', id: '' };
    for (;;) {
      const query = this.#log(connectionId, dataset).whereRaw(
        '(at, id) > (?, ?)',
        [after.at, after.id],
      );
      if (options.subject !== undefined) {
        query.where({ subject: options.subject });
      }
      const page: { id: string; at: string; data: string }[] = await query
        .orderBy(['at', 'id'])
        .limit(PAGE)
        .select('id', 'at', 'data');
      for (const { data } of page) yield JSON.parse(data);
      if (page.length < PAGE) return;
      after = page[page.length - 1];
    }
  }

  async #sequence(connectionId: string, dataset: DatasetId): Promise<number> {
    const row = await this.knex('entra_collections')
      .where({ connection_id: connectionId, dataset })
      .first('sequence');
    return row?.sequence ?? 0;
  }

  #at(connectionId: string, dataset: DatasetId, sequence: number) {
    return this.knex('entra_rows')
      .where({ connection_id: connectionId, dataset })
      .where('valid_from', '<=', sequence)
      .where(open => {
        open.whereNull('valid_to').orWhere('valid_to', '>', sequence);
      });
  }

  #edges(connectionId: string, name: RelationName, sequence: number) {
    return this.knex('entra_relations')
      .where({ connection_id: connectionId, name })
      .where('valid_from', '<=', sequence)
      .where(open => {
        open.whereNull('valid_to').orWhere('valid_to', '>', sequence);
      });
  }

  #log(connectionId: string, dataset: DatasetId) {
    return this.knex('entra_log').where({
      connection_id: connectionId,
      dataset,
    });
  }
}

function owner(name: RelationName): DatasetId {
  return name.split('.')[0] as DatasetId;
}
