import type { Knex } from 'knex';
import { severities } from '../model';
import type {
  AffectedEntity,
  Finding,
  FindingDetail,
  Severity,
  Verdict,
  Witness,
} from '../model';
import { ID_BATCH, slices } from './batches';
import type { CheckResult, FindingFilter, FindingStore } from './ports';
import { noteTouched } from './touchedIdentities';
import {
  FindingRow,
  JudgedCheck,
  LISTED_FACT,
  recordResult,
  writeWitnesses,
} from './writeFindings';

const sortColumns = {
  severity: ['severity_rank', 'asc'],
  lastSeen: ['last_seen', 'desc'],
  firstSeen: ['first_seen', 'desc'],
  affected: ['affected_count', 'desc'],
} as const;

export class KnexFindingStore implements FindingStore {
  constructor(private readonly knex: Knex) {}

  async apply(
    connectionId: string,
    check: JudgedCheck,
    verdict: Verdict,
    now: string,
  ): Promise<{ opened: number; resolved: number; reopened: number }> {
    return this.knex.transaction(async trx => {
      const done = { opened: 0, resolved: 0, reopened: 0 };
      await recordResult(trx, connectionId, check.id, verdict, now);
      // What could not be judged says nothing of the findings that stand.
      if (verdict.outcome === 'unknown') return done;
      const witnesses = verdict.outcome === 'fail' ? verdict.witnesses : [];
      const written = await writeWitnesses(
        trx,
        connectionId,
        check,
        witnesses,
        now,
      );
      // Nor does a part of the rows say that a cause is gone.
      if (verdict.outcome === 'fail' && verdict.because?.length) return written;
      const gone: { id: string }[] = await trx('entra_findings')
        .where({
          connection_id: connectionId,
          check_id: check.id,
          status: 'open',
        })
        .whereNotIn(
          'cause_key',
          witnesses.map(({ key }) => key),
        )
        .select('id');
      for (const batch of slices(gone, ID_BATCH)) {
        await noteTouched(
          trx,
          connectionId,
          batch.map(({ id }) => id),
        );
        await trx('entra_findings')
          .whereIn(
            'id',
            batch.map(({ id }) => id),
          )
          .update({ status: 'resolved', resolved_at: now });
      }
      return { ...written, resolved: gone.length };
    });
  }

  async observe(
    connectionId: string,
    check: JudgedCheck,
    witnesses: Witness[],
    now: string,
  ): Promise<{ opened: number; reopened: number }> {
    return this.knex.transaction(async trx => {
      const written = await writeWitnesses(
        trx,
        connectionId,
        check,
        witnesses,
        now,
      );
      const open = await trx('entra_findings')
        .where({
          connection_id: connectionId,
          check_id: check.id,
          status: 'open',
        })
        .first('id');
      await recordResult(
        trx,
        connectionId,
        check.id,
        open
          ? { outcome: 'fail', witnesses: [] }
          : { outcome: 'pass', evidence: {} },
        now,
      );
      return written;
    });
  }

  async list(
    filter: FindingFilter,
    page: {
      limit: number;
      offset: number;
      sort?: keyof typeof sortColumns;
    },
  ): Promise<{ total: number; items: Finding[] }> {
    const total = await this.#matching(filter).count({ count: '*' }).first();
    const [column, direction] = sortColumns[page.sort ?? 'severity'];
    const rows: FindingRow[] = await this.#matching(filter)
      .orderBy([
        { column, order: direction },
        { column: 'last_seen', order: 'desc' },
        { column: 'id' },
      ])
      .limit(page.limit)
      .offset(page.offset)
      .select('*');
    return { total: Number(total?.count ?? 0), items: rows.map(toFinding) };
  }

  async get(
    id: string,
    page: { limit: number; offset: number },
  ): Promise<FindingDetail | undefined> {
    const row = await this.knex<FindingRow>('entra_findings')
      .where({ id })
      .first();
    if (!row) return undefined;
    const affected = await this.knex('entra_finding_affected')
      .where({ finding_id: id })
      .orderBy('position')
      .limit(page.limit)
      .offset(page.offset);
    return {
      ...toFinding(row),
      affected: affected.map((each): AffectedEntity => ({
        kind: each.kind,
        id: each.entity_id,
        label: each.label,
        facts: JSON.parse(each.facts),
      })),
    };
  }

  async countBy(
    connectionId: string,
  ): Promise<{ family: string; severity: Severity; count: number }[]> {
    const rows: { family: string; severity: Severity; count: unknown }[] =
      await this.knex('entra_findings')
        .where({ connection_id: connectionId, status: 'open' })
        .groupBy('family', 'severity')
        .select('family', 'severity')
        .count({ count: '*' });
    return rows.map(row => ({
      family: row.family,
      severity: row.severity,
      count: Number(row.count),
    }));
  }

  async results(connectionId: string): Promise<CheckResult[]> {
    const rows = await this.knex('entra_check_results')
      .where({ connection_id: connectionId })
      .orderBy('check_id');
    return rows.map(row => ({
      connectionId,
      checkId: row.check_id,
      outcome: row.outcome,
      detail: JSON.parse(row.detail),
      judgedAt: row.judged_at,
    }));
  }

  #matching(filter: FindingFilter) {
    const query = this.knex<FindingRow>('entra_findings');
    if (filter.connectionId)
      query.where({ connection_id: filter.connectionId });
    if (filter.status) query.where({ status: filter.status });
    if (filter.family) query.where('family', filter.family);
    if (filter.checkId) query.where({ check_id: filter.checkId });
    if (filter.minSeverity) {
      query.where(
        'severity_rank',
        '<=',
        severities.indexOf(filter.minSeverity),
      );
    }
    if (filter.query) {
      const like = `%${filter.query.toLowerCase().replace(/[\\%_]/g, found => `\\${found}`)}%`;
      query.whereRaw(`search like ? escape '\\'`, [like]);
    }
    if (filter.entity) {
      query.whereIn(
        'id',
        this.knex('entra_finding_affected')
          .where({ kind: filter.entity.kind, entity_id: filter.entity.id })
          .select('finding_id'),
      );
    }
    return query;
  }
}

export function toFinding(row: FindingRow): Finding {
  const facts = JSON.parse(row.facts);
  return {
    id: row.id,
    connectionId: row.connection_id,
    checkId: row.check_id,
    key: row.cause_key,
    severity: row.severity,
    statement: row.statement,
    facts,
    affectedCount: row.affected_count,
    ...(LISTED_FACT in facts ? { affectedListed: facts[LISTED_FACT] } : {}),
    status: row.status,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    ...(row.event_at ? { eventAt: row.event_at } : {}),
    ...(row.resolved_at ? { resolvedAt: row.resolved_at } : {}),
    ...(row.reopened_at ? { reopenedAt: row.reopened_at } : {}),
  };
}
