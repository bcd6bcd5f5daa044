import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { ID_BATCH, slices } from './batches';
import { named } from './named';
import { edgesTo } from './edgesTo';
import { searchedPart } from './migrations/20261126001200_searches';
import type { RowStore } from './ports';
import {
  edgesAt,
  edgesFromAt,
  MANY,
  ownerOf,
  PAGE,
  rowsAt,
  rowsOfIdsAt,
  streamEdgesAt,
  streamRowsAt,
  validAt,
} from './versionsAt';

interface Version {
  id: string;
  data: string;
}

/** Reads the versions that belong to each dataset's last finished collection. */
export class KnexRowStore implements RowStore {
  /** Of which a row was seen: a dataset has rows or a log's records, never both. */
  readonly #ofRows = new Set<DatasetId>();

  constructor(private readonly knex: Knex) {}

  async *stream<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    options: { after?: string; ids?: readonly string[] } = {},
  ): AsyncIterable<DatasetRows[K]> {
    // Taken once: a collection that finishes meanwhile does not mix two states into one stream.
    const sequence = await this.#sequence(connectionId, dataset);
    if (options.ids && options.ids.length <= MANY) {
      yield* rowsOfIdsAt(
        this.knex,
        connectionId,
        dataset,
        sequence,
        options.ids,
      );
      return;
    }
    yield* streamRowsAt(
      this.knex,
      connectionId,
      dataset,
      sequence,
      options.after,
    );
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
    const sequence =
      ids.length > ID_BATCH
        ? await this.#sequence(connectionId, dataset)
        : this.#now(connectionId, dataset);
    const found: DatasetRows[K][] = [];
    for (const batch of slices(ids, ID_BATCH)) {
      const rows: Version[] = await rowsAt(
        this.knex,
        connectionId,
        dataset,
        sequence,
      )
        .whereIn('id', batch)
        .select('id', 'data');
      if (rows.length) this.#ofRows.add(dataset);
      const missing = this.#ofRows.has(dataset) ? [] : batch;
      // A record of a log; PostgreSQL looks into every day of it.
      const logged: Version[] = missing.length
        ? await this.#log(connectionId, dataset)
            .whereIn('id', missing)
            .select('id', 'data')
        : [];
      found.push(...[...rows, ...logged].map(({ data }) => JSON.parse(data)));
    }
    return found;
  }

  async getFrom<K extends DatasetId>(
    connectionId: string,
    datasets: readonly K[],
    id: string,
  ): Promise<{ dataset: K; row: DatasetRows[K] } | undefined> {
    const found: { dataset: K; data: string }[] = await this.#readNow(
      connectionId,
      datasets,
    )
      .where('r.id', id)
      .select('r.dataset', 'r.data');
    const [first] = found.sort(
      (one, other) =>
        datasets.indexOf(one.dataset) - datasets.indexOf(other.dataset),
    );
    return first && { dataset: first.dataset, row: JSON.parse(first.data) };
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
    text: string,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{
    total: number;
    items: { dataset: DatasetId; id: string; label: string }[];
  }> {
    // Where all of them are in that part of the rows, names are looked at and nothing else.
    const isNamed = datasets.every(each => searchedPart.includes(`'${each}'`));
    const matching = () => {
      const query = this.#readNow(connectionId, datasets);
      if (isNamed) query.whereRaw(`r.${searchedPart}`);
      return named(query, 'r.label_search', text);
    };
    const total = await matching().count({ count: '*' }).first();
    const page = matching()
      .orderBy('r.label_search')
      .orderBy('r.id')
      .limit(limit)
      .offset(offset)
      .select('r.dataset', 'r.id', 'r.valid_from');
    const items = await this.knex
      .from(page.as('p'))
      .join('entra_rows as n', function join() {
        this.on('n.dataset', 'p.dataset')
          .andOn('n.id', 'p.id')
          .andOn('n.valid_from', 'p.valid_from');
      })
      .where('n.connection_id', connectionId)
      .orderBy(['n.label_search', 'n.id'])
      .select('n.dataset', 'n.id', 'n.label');
    return { total: Number(total?.count ?? 0), items };
  }

  async *relations(
    connectionId: string,
    name: RelationName,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation> {
    const sequence = await this.#sequence(connectionId, ownerOf(name));
    if (of && of.from.length <= MANY) {
      yield* edgesFromAt(this.knex, connectionId, name, sequence, of.from);
      return;
    }
    yield* streamEdgesAt(this.knex, connectionId, name, sequence);
  }

  async relationsFrom(
    connectionId: string,
    name: RelationName,
    from: string,
  ): Promise<Relation[]> {
    const sequence = this.#now(connectionId, ownerOf(name));
    return edgesAt(this.knex, connectionId, name, sequence)
      .where({ from_id: from })
      .orderBy('to_id')
      .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
  }

  async relationsTo(
    connectionId: string,
    name: RelationName,
    to: string | readonly string[],
  ): Promise<Relation[]> {
    const ends = typeof to === 'string' ? [to] : to;
    const { edges } = await edgesTo(this.knex, connectionId, name, ends);
    return validAt(edges(), this.#now(connectionId, ownerOf(name)))
      .orderBy(['from_id', 'to_id'])
      .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
  }

  async *streamLog<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    options: { since?: string; subject?: string } = {},
  ): AsyncIterable<DatasetRows[K]> {
    let after = { at: options.since ?? '', id: '' };
    for (;;) {
      const query = this.#log(connectionId, dataset)
        // Said apart as well, so that PostgreSQL leaves out the days before.
        .where('at', '>=', after.at)
        .whereRaw('(at, id) > (?, ?)', [after.at, after.id]);
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

  async logEnd(
    connectionId: string,
    dataset: DatasetId,
  ): Promise<string | undefined> {
    const last = await this.#log(connectionId, dataset)
      .orderBy('at', 'desc')
      .first('at');
    return last?.at;
  }

  async #sequence(connectionId: string, dataset: DatasetId): Promise<number> {
    const row = await this.knex('entra_collections')
      .where({ connection_id: connectionId, dataset })
      .first('sequence');
    return row?.sequence ?? 0;
  }

  /** The same as part of another query, which saves asking for it. */
  #now(connectionId: string, dataset: DatasetId): Knex.Raw {
    return this.knex.raw(
      '(select c.sequence from entra_collections as c where c.connection_id = ? and c.dataset = ?)',
      [connectionId, dataset],
    );
  }

  /** Rows of several datasets, each as its last finished read saw it. */
  #readNow(
    connectionId: string,
    datasets: readonly DatasetId[],
  ): Knex.QueryBuilder {
    return this.knex('entra_rows as r')
      .join('entra_collections as c', function join() {
        this.on('c.connection_id', 'r.connection_id').andOn(
          'c.dataset',
          'r.dataset',
        );
      })
      .where('r.connection_id', connectionId)
      .whereIn('r.dataset', datasets)
      .whereRaw('r.valid_from <= c.sequence')
      .whereRaw('(r.valid_to is null or r.valid_to > c.sequence)');
  }

  #log(connectionId: string, dataset: DatasetId) {
    return this.knex('entra_log').where({
      connection_id: connectionId,
      dataset,
    });
  }
}
