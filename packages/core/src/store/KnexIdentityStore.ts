import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type {
  DatasetId,
  EntityKind,
  Identity,
  IdentityStanding,
  Severity,
} from '../model';
import { among } from './among';
import { ID_BATCH, slices } from './batches';
import { changedRows } from './changedRows';
import { countIdentities, countsOf } from './identityCounts';
import { matchingIdentities, ordered } from './identityQuery';
import type {
  IdentityCause,
  IdentityCount,
  IdentityFilter,
  IdentitySort,
  IdentityStore,
  InventoryStamp,
} from './identityPorts';
import { hashOf, IdentityRow, toIdentity } from './identityRow';
import { IdentityTotals } from './IdentityTotals';
import type { JudgementWrite } from './judgementWrites';
import {
  identityTable,
  mergeIdentities,
  removeIdentities,
  writeIdentities,
} from './writeIdentities';

const PAGE = 2_000;

/** The stamp of an inventory that has not been finished yet. */
const BEGUN = 'null';

interface CauseRow {
  entity_id: string;
  id: string;
  check_id: string;
  severity: Severity;
  event_at: string | null;
}

export class KnexIdentityStore implements IdentityStore {
  readonly #totals: IdentityTotals;

  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {
    this.#totals = new IdentityTotals(knex);
  }

  async stamp(connectionId: string): Promise<InventoryStamp | undefined> {
    const row: { stamp: string } | undefined = await this.knex(
      'entra_inventories',
    )
      .where({ connection_id: connectionId })
      .first('stamp');
    return row && row.stamp !== BEGUN ? JSON.parse(row.stamp) : undefined;
  }

  async touched(
    connectionId: string,
    most: number,
  ): Promise<string[] | undefined> {
    const rows: { id: string }[] = await this.knex('entra_touched_identities')
      .where({ connection_id: connectionId })
      .orderBy('id')
      .limit(most + 1)
      .select('id');
    return rows.length > most ? undefined : rows.map(({ id }) => id);
  }

  async changedRows(
    connectionId: string,
    dataset: DatasetId,
    after: number,
    most: number,
  ): Promise<string[] | undefined> {
    return changedRows(this.knex, { connectionId, dataset, after, most });
  }

  async *causes(
    connectionId: string,
    of: { kind: EntityKind; ids?: readonly string[] },
  ): AsyncIterable<IdentityCause> {
    if (!of.ids) {
      yield* this.#causes(connectionId, of.kind);
      return;
    }
    for (const batch of slices([...new Set(of.ids)].sort(), ID_BATCH))
      yield* this.#causes(connectionId, of.kind, batch);
  }

  async standingIds(
    connectionId: string,
  ): Promise<Map<string, IdentityStanding>> {
    const rows: { id: string; standing: IdentityStanding }[] = await this.knex(
      identityTable,
    )
      .where({ connection_id: connectionId })
      .whereIn('standing', ['tier0', 'tier1', 'tier2'])
      .select('id', 'standing');
    return new Map(rows.map(({ id, standing }) => [id, standing]));
  }

  async replace(
    connectionId: string,
    identities: AsyncIterable<Identity>,
    stamp: InventoryStamp,
  ): Promise<{ written: number; removed: number }> {
    await this.#begin(connectionId);
    const touched = await this.#markTouched(connectionId);
    const done = await mergeIdentities(
      { knex: this.knex, write: this.write },
      connectionId,
      identities,
    );
    await this.#finish(connectionId, stamp, touched);
    return done;
  }

  async update(
    connectionId: string,
    change: { identities: readonly Identity[]; gone: readonly string[] },
    stamp: InventoryStamp,
  ): Promise<{ written: number; removed: number }> {
    const done = {
      written: 0,
      removed: await removeIdentities(this.write, connectionId, change.gone),
    };
    for (const batch of slices(change.identities, ID_BATCH)) {
      const known: { id: string; hash: string }[] = await among(
        this.knex(identityTable).where({ connection_id: connectionId }),
        'id',
        batch.map(({ id }) => id),
      ).select('id', 'hash');
      const hashes = new Map(known.map(({ id, hash }) => [id, hash]));
      done.written += await writeIdentities(
        this.write,
        connectionId,
        batch
          .map(identity => ({ identity, hash: hashOf(identity) }))
          .filter(({ identity, hash }) => hashes.get(identity.id) !== hash),
      );
    }
    await this.#finish(connectionId, stamp, [
      ...change.identities.map(({ id }) => id),
      ...change.gone,
    ]);
    return done;
  }

  async list(
    connectionId: string,
    filter: IdentityFilter,
    page: { limit: number; offset: number; sort?: IdentitySort },
  ): Promise<{ total: number; items: Identity[] }> {
    const rows: IdentityRow[] = await ordered(
      matchingIdentities(this.knex, connectionId, filter),
      page.sort ?? 'score',
    )
      .limit(page.limit)
      .offset(page.offset)
      .select('*');
    // A page that is not full is the last one.
    const isLast = rows.length < page.limit && (rows.length || !page.offset);
    const total = isLast
      ? page.offset + rows.length
      : await this.#totals.of(connectionId, filter);
    return { total, items: rows.map(toIdentity) };
  }

  async get(connectionId: string, id: string): Promise<Identity | undefined> {
    const row: IdentityRow | undefined = await this.knex(identityTable)
      .where({ connection_id: connectionId, id })
      .first();
    return row && toIdentity(row);
  }

  async count(connectionId: string, filter: IdentityFilter): Promise<number> {
    return this.#totals.of(connectionId, filter);
  }

  async counts(connectionId: string): Promise<IdentityCount[]> {
    return countsOf(this.knex, connectionId);
  }

  /** From here on it is noted whose findings change: whom the first inventory has passed by then is looked at again. */
  async #begin(connectionId: string): Promise<void> {
    await this.write(connectionId, trx =>
      trx('entra_inventories')
        .insert({ connection_id: connectionId, stamp: BEGUN, mark: '' })
        .onConflict('connection_id')
        .ignore(),
    );
  }

  /** Those that are noted now: what is noted while the inventory is made is looked at next time. */
  async #markTouched(connectionId: string): Promise<'before' | string[]> {
    const ids = await this.touched(connectionId, 50_000);
    return ids ?? 'before';
  }

  async #finish(
    connectionId: string,
    stamp: InventoryStamp,
    seen: 'before' | readonly string[],
  ): Promise<void> {
    await this.write(connectionId, async trx => {
      await countIdentities(trx, connectionId);
      const touched = () =>
        trx('entra_touched_identities').where({ connection_id: connectionId });
      if (seen === 'before') await touched().delete();
      else
        for (const batch of slices(seen, ID_BATCH))
          await among(touched(), 'id', batch).delete();
      await trx('entra_inventories')
        .insert({
          connection_id: connectionId,
          stamp: JSON.stringify(stamp),
          mark: randomUUID(),
        })
        .onConflict('connection_id')
        .merge();
    });
  }

  async *#causes(
    connectionId: string,
    kind: EntityKind,
    ids?: readonly string[],
  ): AsyncIterable<IdentityCause> {
    let last = { entity: '', finding: '' };
    for (;;) {
      // A cross join keeps SQLite at what is touched, which it else looks for finding by finding, and sorts.
      const query = this.knex('entra_finding_affected as a')
        .joinRaw('cross join entra_findings as f')
        .whereRaw('f.id = a.finding_id')
        .where({
          'a.kind': kind,
          'f.connection_id': connectionId,
          'f.status': 'open',
        })
        .whereRaw('(a.entity_id, a.finding_id) > (?, ?)', [
          last.entity,
          last.finding,
        ]);
      if (ids) among(query, 'a.entity_id', ids);
      const page: CauseRow[] = await query
        .orderBy(['a.entity_id', 'a.finding_id'])
        .limit(PAGE)
        .select(
          'a.entity_id',
          'f.id',
          'f.check_id',
          'f.severity',
          'f.event_at',
        );
      for (const row of page) {
        yield {
          entityId: row.entity_id,
          findingId: row.id,
          checkId: row.check_id,
          severity: row.severity,
          ...(row.event_at ? { eventAt: row.event_at } : {}),
        };
      }
      if (page.length < PAGE) return;
      const end = page[page.length - 1];
      last = { entity: end.entity_id, finding: end.id };
    }
  }
}
