import type { Knex } from 'knex';
import type {
  Finding,
  FindingActor,
  FindingEvent,
  FindingTriage,
} from '../model';
import { ActRefused, settleTime } from '../triage';
import { acceptAffected, forgetAccepted } from './acceptedSet';
import { toEvent, writeEvents } from './findingEvents';
import type { TriageStore, UnattributedEvent } from './findingPorts';
import {
  toFinding,
  triageColumns,
  triageOf,
  type FindingRow,
} from './findingRow';
import { stampFindings } from './findingStamps';

export class KnexTriageStore implements TriageStore {
  constructor(private readonly knex: Knex) {}

  async decide(
    id: string,
    expected: number | undefined,
    decide: (finding: Finding) => {
      triage: FindingTriage;
      events: readonly FindingEvent[];
    },
  ): Promise<{ finding: Finding; changed: boolean } | undefined> {
    return this.knex.transaction(async trx => {
      const row = await trx<FindingRow>('entra_findings')
        .where({ id })
        .forUpdate()
        .first();
      if (!row) return undefined;
      const { triage, events } = decide(toFinding(row));
      if (!events.length) return { finding: toFinding(row), changed: false };
      if (expected !== undefined && expected !== row.version) {
        throw new ActRefused(
          'conflict',
          'The finding has changed since you looked at it. Load it again, see what is new, and decide then.',
        );
      }
      const before = triageOf(row).accepted;
      const version = row.version + 1;
      await trx<FindingRow>('entra_findings')
        .where({ id })
        .update({ ...triageColumns(triage), version });
      if (!triage.accepted && before) await forgetAccepted(trx, id);
      // The one who accepts accepts what is there now.
      else if (triage.accepted && triage.accepted.at !== before?.at) {
        await acceptAffected(trx, id);
      }
      await writeEvents(
        trx,
        row.connection_id,
        events.map(event => ({ ...event, finding: id })),
      );
      await stampFindings(trx, row.connection_id);
      return {
        finding: { ...toFinding(row), triage, version },
        changed: true,
      };
    });
  }

  async history(
    id: string,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; items: FindingEvent[] }> {
    const lines = () =>
      this.knex('entra_finding_events').where({ finding_id: id });
    const total = await lines().count({ count: '*' }).first();
    const rows = await lines()
      .orderBy('id', 'desc')
      .limit(page.limit)
      .offset(page.offset);
    return { total: Number(total?.count ?? 0), items: rows.map(toEvent) };
  }

  async settle(connectionId: string, now: string): Promise<number> {
    const over: { id: string }[] = await this.knex('entra_findings')
      .where({ connection_id: connectionId })
      .where(query =>
        query
          .where('accepted_until', '<=', now)
          .orWhere('snoozed_until', '<=', now),
      )
      .select('id');
    let changed = 0;
    for (const { id } of over) {
      const done = await this.decide(id, undefined, ({ triage }) =>
        settleTime(triage, now),
      );
      if (done?.changed) changed += 1;
    }
    return changed;
  }

  async unattributed(
    connectionId: string,
    since: string,
    limit: number,
  ): Promise<UnattributedEvent[]> {
    const rows = await this.knex('entra_finding_events')
      .where({ connection_id: connectionId, actor: null })
      .where('at', '>=', since)
      .whereNotNull('not_before')
      .orderBy('id', 'desc')
      .limit(limit)
      .select('id', 'finding_id', 'not_before', 'at');
    return rows.map(row => ({
      event: String(row.id),
      finding: row.finding_id,
      notBefore: row.not_before,
      at: row.at,
    }));
  }

  async attribute(event: string, by: FindingActor): Promise<void> {
    await this.knex('entra_finding_events')
      .where({ id: event, actor: null })
      .update({ actor: JSON.stringify(by) });
  }
}
