import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { FindingEventKind } from '../model';
import { ID_BATCH, slices } from './batches';
import type {
  FindingChange,
  NewNotice,
  Notice,
  NoticeStore,
  SettledFor,
} from './noticePorts';

interface ChangeRow {
  id: number | string;
  finding_id: string;
  kind: FindingEventKind;
  at: string;
}

function toChange(row: ChangeRow): FindingChange {
  return {
    event: String(row.id),
    finding: row.finding_id,
    kind: row.kind,
    at: row.at,
  };
}

export class KnexNoticeStore implements NoticeStore {
  constructor(private readonly knex: Knex) {}

  async unsettled(
    connectionId: string,
    purpose: SettledFor,
    options: {
      kinds: readonly FindingEventKind[];
      since: string;
      after?: string;
      limit: number;
    },
  ): Promise<FindingChange[]> {
    // Not by the highest id seen: a transaction that began earlier may become visible later, with lower ones.
    const rows = await this.knex('entra_finding_events as e')
      .leftJoin('entra_settled_events as s', join =>
        join
          .on('s.event_id', 'e.id')
          .andOn('s.purpose', this.knex.raw('?', [purpose])),
      )
      .where('e.connection_id', connectionId)
      .where('e.at', '>=', options.since)
      .where('e.id', '>', Number(options.after ?? 0))
      .whereIn('e.kind', [...options.kinds])
      .whereNull('s.event_id')
      .orderBy('e.id')
      .limit(options.limit)
      .select('e.id', 'e.finding_id', 'e.kind', 'e.at');
    return rows.map(toChange);
  }

  async latest(
    findings: readonly string[],
    kinds: readonly FindingEventKind[],
  ): Promise<FindingChange[]> {
    const found: FindingChange[] = [];
    for (const batch of slices(findings, ID_BATCH)) {
      const last = this.knex('entra_finding_events')
        .whereIn('finding_id', batch)
        .whereIn('kind', [...kinds])
        .groupBy('finding_id')
        .max('id');
      const rows: ChangeRow[] = await this.knex('entra_finding_events')
        .whereIn('id', last)
        .select('id', 'finding_id', 'kind', 'at');
      found.push(...rows.map(toChange));
    }
    return found;
  }

  async settle(
    connectionId: string,
    purpose: SettledFor,
    changes: readonly {
      change: FindingChange;
      notices: readonly NewNotice[];
    }[],
    now: string,
  ): Promise<number> {
    if (!changes.length) return 0;
    return this.knex.transaction(async trx => {
      const settled: { event_id: number | string }[] = await trx(
        'entra_settled_events',
      )
        .insert(
          changes.map(({ change }) => ({
            event_id: change.event,
            purpose,
            connection_id: connectionId,
            at: change.at,
          })),
        )
        .onConflict(['event_id', 'purpose'])
        .ignore()
        .returning('event_id');
      const own = new Set(settled.map(row => String(row.event_id)));
      for (const { change, notices } of changes) {
        if (own.has(change.event)) {
          await insertNotices(trx, connectionId, notices, now);
        }
      }
      return settled.length;
    });
  }

  note(
    connectionId: string,
    notices: readonly NewNotice[],
    now: string,
  ): Promise<number> {
    return insertNotices(this.knex, connectionId, notices, now);
  }

  async claim(options: {
    noted: string;
    now: string;
    until: string;
    limit: number;
  }): Promise<Notice[]> {
    const free = (query: Knex.QueryBuilder) =>
      query
        .whereNull('sent_at')
        .where('at', '<=', options.noted)
        .where(each =>
          each
            .whereNull('claimed_until')
            .orWhere('claimed_until', '<=', options.now),
        );
    const found: { id: number | string }[] = await free(
      this.knex('entra_notices'),
    )
      .orderBy('id')
      .limit(options.limit)
      .select('id');
    const claim = randomUUID();
    for (const batch of slices(found, ID_BATCH)) {
      // Whether they are free is asked again: another backend may have taken them since.
      await free(
        this.knex('entra_notices').whereIn(
          'id',
          batch.map(({ id }) => id),
        ),
      ).update({ claim, claimed_until: options.until });
    }
    const rows = await this.knex('entra_notices')
      .where({ claim })
      .orderBy('id');
    return rows.map(row => ({
      id: String(row.id),
      connectionId: row.connection_id,
      finding: row.finding_id,
      kind: row.kind,
      cause: row.cause,
      recipient: row.recipient,
      ...(row.about ? { about: row.about } : {}),
      at: row.at,
    }));
  }

  sent(ids: readonly string[], now: string): Promise<void> {
    return this.#update(ids, { sent_at: now, claim: null });
  }

  release(ids: readonly string[]): Promise<void> {
    return this.#update(ids, { claim: null, claimed_until: null });
  }

  async prune(before: string): Promise<void> {
    for (const table of ['entra_settled_events', 'entra_notices']) {
      await this.knex(table).where('at', '<', before).delete();
    }
  }

  async #update(ids: readonly string[], change: object): Promise<void> {
    for (const batch of slices(ids, ID_BATCH)) {
      await this.knex('entra_notices').whereIn('id', batch).update(change);
    }
  }
}

async function insertNotices(
  knex: Knex,
  connectionId: string,
  notices: readonly NewNotice[],
  now: string,
): Promise<number> {
  if (!notices.length) return 0;
  const noted = await knex('entra_notices')
    .insert(
      notices.map(({ finding, kind, cause, recipient, about }) => ({
        connection_id: connectionId,
        finding_id: finding,
        kind,
        cause,
        recipient,
        about: about ?? null,
        at: now,
      })),
    )
    .onConflict(['cause', 'recipient'])
    .ignore()
    .returning('id');
  return noted.length;
}
