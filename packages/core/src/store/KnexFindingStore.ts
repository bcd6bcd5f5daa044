import { createHash } from 'node:crypto';
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
import { ID_BATCH, ROW_BATCH, slices } from './batches';
import type { CheckResult, FindingFilter, FindingStore } from './ports';

interface FindingRow {
  id: string;
  connection_id: string;
  check_id: string;
  cause_key: string;
  severity: Severity;
  statement: string;
  facts: string;
  affected_count: number;
  status: Finding['status'];
  first_seen: string;
  last_seen: string;
  resolved_at: string | null;
  reopened_at: string | null;
}

interface JudgedCheck {
  id: string;
  severity: Severity;
}

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

async function recordResult(
  trx: Knex,
  connectionId: string,
  checkId: string,
  verdict: Verdict,
  now: string,
): Promise<void> {
  const detail =
    verdict.outcome === 'fail' ? {} : { ...verdict, outcome: undefined };
  await trx('entra_check_results')
    .insert({
      connection_id: connectionId,
      check_id: checkId,
      outcome: verdict.outcome,
      detail: JSON.stringify(detail),
      judged_at: now,
    })
    .onConflict(['connection_id', 'check_id'])
    .merge();
}

/** One finding per cause: new ones open, known ones are refreshed, resolved ones reopen. */
async function writeWitnesses(
  trx: Knex,
  connectionId: string,
  check: JudgedCheck,
  witnesses: readonly Witness[],
  now: string,
): Promise<{ opened: number; resolved: number; reopened: number }> {
  const done = { opened: 0, resolved: 0, reopened: 0 };
  for (const witness of witnesses) {
    const at = {
      connection_id: connectionId,
      check_id: check.id,
      cause_key: witness.key,
    };
    const severity = witness.severity ?? check.severity;
    const known = await trx<FindingRow>('entra_findings').where(at).first();
    const fields = {
      severity,
      severity_rank: severities.indexOf(severity),
      statement: witness.statement,
      search: `${check.id} ${witness.statement}`.toLowerCase(),
      facts: JSON.stringify(witness.facts),
      affected_count: witness.affected.length,
      status: 'open' as const,
      last_seen: now,
      resolved_at: null,
    };
    const id = known?.id ?? handle(connectionId, check.id, witness.key);
    if (!known) {
      done.opened += 1;
      await trx('entra_findings').insert({
        ...at,
        ...fields,
        id,
        family: check.id.split('.')[0],
        first_seen: now,
      });
    } else {
      const reopened = known.status === 'resolved';
      if (reopened) done.reopened += 1;
      await trx('entra_findings')
        .where({ id })
        .update({ ...fields, ...(reopened ? { reopened_at: now } : {}) });
    }
    await trx('entra_finding_affected').where({ finding_id: id }).delete();
    for (const batch of slices([...witness.affected.entries()], ROW_BATCH)) {
      await trx('entra_finding_affected').insert(
        batch.map(([position, entity]) => ({
          finding_id: id,
          position,
          kind: entity.kind,
          entity_id: entity.id,
          label: entity.label,
          facts: JSON.stringify(entity.facts ?? {}),
        })),
      );
    }
  }
  return done;
}

/** Twelve hexadecimal digits: a million findings share one with a chance of about two in a thousand million. */
function handle(connectionId: string, checkId: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([connectionId, checkId, key]))
    .digest('hex');
  return `${checkId}~${digest.slice(0, 12)}`;
}

function toFinding(row: FindingRow): Finding {
  return {
    id: row.id,
    connectionId: row.connection_id,
    checkId: row.check_id,
    key: row.cause_key,
    severity: row.severity,
    statement: row.statement,
    facts: JSON.parse(row.facts),
    affectedCount: row.affected_count,
    status: row.status,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    ...(row.resolved_at ? { resolvedAt: row.resolved_at } : {}),
    ...(row.reopened_at ? { reopenedAt: row.reopened_at } : {}),
  };
}
