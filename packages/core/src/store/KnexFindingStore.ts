import type { Knex } from 'knex';
import type {
  AffectedEntity,
  Finding,
  FindingDetail,
  FindingState,
  Verdict,
  Witness,
} from '../model';
import { applyVerdicts, recordResults, restate } from './applyVerdicts';
import type {
  Applied,
  CensusLine,
  CheckResult,
  FindingFilter,
  FindingPage,
  FindingStore,
  Judged,
} from './findingPorts';
import { FindingCounts } from './FindingCounts';
import { matching } from './findingQueries';
import { toFinding, type FindingRow } from './findingRow';
import { findingStamp, stampFindings } from './findingStamps';
import type { JudgementWrite } from './judgementWrites';
import { changeOf, KeptLists } from './KeptLists';
import { happened } from './migrations/20261126001400_finding_lists';
import { findingIdOf, type JudgedCheck } from './sightings';
import { streamFindings, toAffected } from './streamFindings';
import { writeWitnesses } from './writeFindings';

const sortColumns = {
  severity: ['severity_rank', 'asc'],
  lastSeen: ['last_seen', 'desc'],
  firstSeen: ['first_seen', 'desc'],
  affected: ['affected_count', 'desc'],
  happened: [happened, 'desc'],
} as const;

export class KnexFindingStore implements FindingStore {
  readonly #counts: FindingCounts;
  readonly #lists = new KeptLists();

  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {
    this.#counts = new FindingCounts(knex);
  }

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
    const lists = { kept: this.#lists, written: new Map() };
    const done = await this.write(connectionId, async trx => {
      const applied = await applyVerdicts(trx, {
        connectionId,
        judged,
        now,
        lists,
      });
      const isSeen = judged.some(
        ({ verdict }) =>
          verdict.outcome === 'fail' && verdict.witnesses.length > 0,
      );
      if (isSeen || applied.resolved) await stampFindings(trx, connectionId);
      return applied;
    });
    this.#lists.take(lists.written);
    return done;
  }

  weight(connectionId: string, { check, verdict }: Judged): number {
    if (verdict.outcome !== 'fail') return 0;
    let lines = 0;
    for (const { key, affected } of verdict.witnesses) {
      const before = this.#lists.last(findingIdOf(connectionId, check.id, key));
      lines +=
        1 +
        (before
          ? changeOf(this.#lists.difference(before, affected))
          : affected.length);
    }
    return lines;
  }

  async observe(
    connectionId: string,
    check: JudgedCheck,
    witnesses: Witness[],
    now: string,
  ): Promise<{ opened: number; reopened: number }> {
    return this.write(connectionId, async trx => {
      const written = await writeWitnesses(
        trx,
        { connectionId, check, now },
        witnesses,
      );
      if (witnesses.length) {
        await recordResults(trx, {
          connectionId,
          judged: [{ check, verdict: { outcome: 'fail', witnesses } }],
          now,
        });
        await stampFindings(trx, connectionId);
      } else await restate(trx, { connectionId, checks: [check], now });
      return written;
    });
  }

  async observed(
    connectionId: string,
    checks: readonly JudgedCheck[],
    now: string,
  ): Promise<void> {
    await this.write(connectionId, trx =>
      restate(trx, { connectionId, checks, now }),
    );
  }

  async list(
    filter: FindingFilter,
    page: FindingPage,
  ): Promise<{ total: number; items: Finding[] }> {
    return {
      total: await this.#counts.total(filter),
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

  census(connectionId: string, now: string): Promise<CensusLine[]> {
    return this.#counts.census(connectionId, now);
  }

  countStates(
    filter: FindingFilter,
    now: string,
  ): Promise<Record<FindingState, number>> {
    return this.#counts.states(filter, now);
  }

  countDays(
    filter: FindingFilter,
    since: string,
  ): Promise<{ day: string; count: number }[]> {
    return this.#counts.days(filter, since);
  }

  stamp(connectionId: string): Promise<string> {
    return findingStamp(this.knex, connectionId);
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
