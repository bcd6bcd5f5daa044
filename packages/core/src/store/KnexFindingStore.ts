import type { Knex } from 'knex';
import { findingStates, severities } from '../model';
import type {
  AffectedEntity,
  Finding,
  FindingDetail,
  Severity,
  Verdict,
  Witness,
} from '../model';
import { applyVerdicts, recordResults, restate } from './applyVerdicts';
import {
  anyState,
  countFindings,
  none,
  sumOf,
  type StateCounts,
} from './countFindings';
import type {
  Applied,
  CheckResult,
  FindingFilter,
  FindingPage,
  FindingStore,
  Judged,
  StateFilter,
} from './findingPorts';
import { matching } from './findingQueries';
import { toFinding, type FindingRow } from './findingRow';
import type { KnexLeaseStore } from './KnexLeaseStore';
import { JUDGEMENT } from './leasePorts';
import { dayOf, happened } from './migrations/20261126001400_finding_lists';
import { streamFindings, toAffected } from './streamFindings';
import { writeWitnesses, type JudgedCheck } from './writeFindings';

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
  ): Promise<Applied> {
    return this.applyAll(connectionId, [{ check, verdict }], now);
  }

  async applyAll(
    connectionId: string,
    judged: readonly Judged[],
    now: string,
  ): Promise<Applied> {
    return this.knex.transaction(async trx => {
      await this.leases?.fenceIn(trx, connectionId, JUDGEMENT);
      return applyVerdicts(trx, { connectionId, judged, now });
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
      if (!witnesses.length)
        await restate(trx, { connectionId, checks: [check], now });
      else
        await recordResults(trx, {
          connectionId,
          judged: [{ check, verdict: { outcome: 'fail', witnesses } }],
          now,
        });
      return written;
    });
  }

  async observed(
    connectionId: string,
    checks: readonly JudgedCheck[],
    now: string,
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      await this.leases?.fenceIn(trx, connectionId, JUDGEMENT);
      await restate(trx, { connectionId, checks, now });
    });
  }

  async list(
    filter: FindingFilter,
    page: FindingPage,
  ): Promise<{ total: number; items: Finding[] }> {
    return {
      total: await this.count(filter),
      items: await this.page(filter, page),
    };
  }

  async page(filter: FindingFilter, page: FindingPage): Promise<Finding[]> {
    const [column, direction] = sortColumns[page.sort ?? 'severity'];
    const rows: FindingRow[] = await matching(this.knex, filter)
      .orderByRaw(`${column} ${direction}`)
      .orderBy([{ column: 'last_seen', order: 'desc' }, { column: 'id' }])
      .limit(page.limit)
      .offset(page.offset)
      .select('*');
    return rows.map(toFinding);
  }

  async count(filter: FindingFilter): Promise<number> {
    if (filter.state) {
      const counts = await countFindings(this.knex, filter);
      return sumOf(counts.get('') ?? none(), filter.state.of);
    }
    const row = await matching(this.knex, filter).count({ count: '*' }).first();
    return Number(row?.count ?? 0);
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
    state: StateFilter = anyState,
  ): Promise<{ family: string; severity: Severity; count: number }[]> {
    const counts = await countFindings(
      this.knex,
      { connectionId, status: 'open', state },
      `severity_rank || ' ' || family`,
    );
    return [...counts].flatMap(([key, states]) => {
      const count = sumOf(states, state.of);
      const [rank, family] = key.split(' ');
      return count
        ? [{ family, severity: severities[Number(rank)], count }]
        : [];
    });
  }

  async worstOpen(
    connectionId: string,
  ): Promise<
    { checkId: string; finding: string; severity: Severity; open: number }[]
  > {
    const open = () =>
      this.knex('entra_findings as f').where({
        'f.connection_id': connectionId,
        'f.status': 'open',
      });
    const worst = open()
      .whereRaw('f.check_id = c.check_id and f.severity_rank = c.worst')
      .min('f.id');
    const checks = open()
      .groupBy('f.check_id')
      .select('f.check_id')
      .count({ open: '*' })
      .min({ worst: 'f.severity_rank' });
    const rows: {
      check_id: string;
      worst: number;
      open: unknown;
      finding: string;
    }[] = await this.knex
      .from(checks.as('c'))
      .select('c.check_id', 'c.worst', 'c.open', worst.as('finding'));
    return rows.map(
      ({ check_id: checkId, worst: rank, finding, open: count }) => ({
        checkId,
        finding,
        severity: severities[rank],
        open: Number(count),
      }),
    );
  }

  async countStates(filter: FindingFilter, now: string): Promise<StateCounts> {
    const counts = await countFindings(this.knex, {
      ...filter,
      state: { of: findingStates, now },
    });
    return counts.get('') ?? none();
  }

  async countDays(
    filter: FindingFilter,
    since: string,
  ): Promise<{ day: string; count: number }[]> {
    const state = filter.state ?? anyState;
    const counts = await countFindings(
      this.knex,
      { ...filter, state, since },
      dayOf,
    );
    return [...counts]
      .map(([day, states]) => ({ day, count: sumOf(states, state.of) }))
      .filter(({ count }) => count)
      .sort((one, other) => (one.day < other.day ? -1 : 1));
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
