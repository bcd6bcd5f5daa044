import type { Knex } from 'knex';
import type {
  AffectedEntity,
  Finding,
  FindingDetail,
  FindingState,
  Severity,
  Verdict,
  Witness,
} from '../model';
import type {
  CheckResult,
  FindingFilter,
  FindingStore,
  StateFilter,
} from './findingPorts';
import { countDays, countStates, happened, matching } from './findingQueries';
import { toFinding, type FindingRow } from './findingRow';
import type { KnexLeaseStore } from './KnexLeaseStore';
import { JUDGEMENT } from './leasePorts';
import { streamFindings, toAffected } from './streamFindings';
import {
  JudgedCheck,
  lastJudged,
  recordResult,
  resolveGone,
  writeWitnesses,
} from './writeFindings';

const sortColumns = {
  severity: ['severity_rank', 'asc'],
  lastSeen: ['last_seen', 'desc'],
  firstSeen: ['first_seen', 'desc'],
  affected: ['affected_count', 'desc'],
  happened: [happened, 'desc'],
} as const;

export class KnexFindingStore implements FindingStore {
  /** @param leases - absent: no other process judges what is in the database */
  constructor(
    private readonly knex: Knex,
    private readonly leases?: KnexLeaseStore,
  ) {}

  async apply(
    connectionId: string,
    check: JudgedCheck,
    verdict: Verdict,
    now: string,
  ): Promise<{ opened: number; resolved: number; reopened: number }> {
    return this.knex.transaction(async trx => {
      await this.leases?.fenceIn(trx, connectionId, JUDGEMENT);
      if (verdict.outcome === 'unknown') {
        // What could not be judged says nothing of the findings that stand.
        await recordResult(trx, connectionId, check.id, verdict, now);
        return { opened: 0, resolved: 0, reopened: 0 };
      }
      const notBefore = await lastJudged(trx, connectionId, check.id);
      await recordResult(trx, connectionId, check.id, verdict, now);
      const witnesses = verdict.outcome === 'fail' ? verdict.witnesses : [];
      const written = await writeWitnesses(
        trx,
        { connectionId, check, now, notBefore },
        witnesses,
      );
      // Nor does a part of the rows say that a cause is gone.
      if (verdict.outcome === 'fail' && verdict.because?.length) return written;
      const resolved = await resolveGone(
        trx,
        { connectionId, check, now, notBefore },
        witnesses.map(({ key }) => key),
        verdict.outcome === 'notApplicable'
          ? {
              reason: verdict.because,
              // Nobody in the tenant did that.
              ...(verdict.muted ? { by: { kind: 'product' } } : {}),
            }
          : {},
      );
      return { ...written, resolved };
    });
  }

  async observe(
    connectionId: string,
    check: JudgedCheck,
    witnesses: Witness[],
    now: string,
  ): Promise<{ opened: number; reopened: number }> {
    return this.knex.transaction(async trx => {
      await this.leases?.fenceIn(trx, connectionId, JUDGEMENT);
      const written = await writeWitnesses(
        trx,
        { connectionId, check, now },
        witnesses,
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
    const total = await matching(this.knex, filter)
      .count({ count: '*' })
      .first();
    const [column, direction] = sortColumns[page.sort ?? 'severity'];
    const rows: FindingRow[] = await matching(this.knex, filter)
      .orderByRaw(`${column} ${direction}`)
      .orderBy([{ column: 'last_seen', order: 'desc' }, { column: 'id' }])
      .limit(page.limit)
      .offset(page.offset)
      .select('*');
    return { total: Number(total?.count ?? 0), items: rows.map(toFinding) };
  }

  stream(
    filter: FindingFilter,
    options: { affected: number; after?: string },
  ): AsyncIterable<FindingDetail> {
    return streamFindings(this.knex, filter, options);
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
      affected: affected.map((each): AffectedEntity => toAffected(each)),
    };
  }

  async countBy(
    connectionId: string,
    state?: StateFilter,
  ): Promise<{ family: string; severity: Severity; count: number }[]> {
    const rows = await matching(this.knex, {
      connectionId,
      status: 'open',
      state,
    })
      .groupBy('family', 'severity')
      .select('family' as never, 'severity')
      .count({ count: '*' });
    return rows.map((row: any) => ({
      family: row.family,
      severity: row.severity,
      count: Number(row.count),
    }));
  }

  async worstOpen(
    connectionId: string,
  ): Promise<
    { checkId: string; finding: string; severity: Severity; open: number }[]
  > {
    const ranked = this.knex('entra_findings')
      .where({ connection_id: connectionId, status: 'open' })
      .select('check_id', 'id', 'severity')
      .select(this.knex.raw('count(*) over (partition by check_id) as open'))
      .rowNumber('turn', over =>
        over.partitionBy('check_id').orderBy(['severity_rank', 'id']),
      );
    const rows: {
      check_id: string;
      id: string;
      severity: Severity;
      open: unknown;
    }[] = await this.knex.from(ranked.as('ranked')).where('turn', 1);
    return rows.map(({ check_id: checkId, id, severity, open }) => ({
      checkId,
      finding: id,
      severity,
      open: Number(open),
    }));
  }

  countStates(
    filter: FindingFilter,
    now: string,
  ): Promise<Record<FindingState, number>> {
    return countStates(this.knex, filter, now);
  }

  countDays(
    filter: FindingFilter,
    since: string,
  ): Promise<{ day: string; count: number }[]> {
    return countDays(this.knex, filter, since);
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
}
