import type { Finding, FindingTriage, Severity } from '../model';

export interface FindingRow {
  id: string;
  connection_id: string;
  check_id: string;
  cause_key: string;
  severity: Severity;
  statement: string;
  facts: string;
  affected_count: number;
  affected_hash: string;
  status: Finding['status'];
  first_seen: string;
  last_seen: string;
  event_at: string | null;
  part_of: string | null;
  resolved_at: string | null;
  reopened_at: string | null;
  version: number;
  triage: string | null;
  affected_set: string | null;
  accepted_set: string | null;
}

/** The fact by which a finding says that its list is not whole. */
export const LISTED_FACT = 'affectedListed';

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
    ...(row.part_of ? { partOf: row.part_of } : {}),
    ...(row.resolved_at ? { resolvedAt: row.resolved_at } : {}),
    ...(row.reopened_at ? { reopenedAt: row.reopened_at } : {}),
    triage: triageOf(row),
    version: row.version,
  };
}

export function triageOf({
  triage,
}: Pick<FindingRow, 'triage'>): FindingTriage {
  return triage ? JSON.parse(triage) : {};
}

/** The columns that keep decisions; those with a time of their own are what lists are filtered by. */
export function triageColumns(triage: FindingTriage) {
  const { acknowledged, accepted, snoozed, assigned } = triage;
  return {
    triage: Object.keys(triage).length ? JSON.stringify(triage) : null,
    acknowledged_at: acknowledged?.at ?? null,
    accepted_until: accepted?.until ?? null,
    snoozed_until: snoozed?.until ?? null,
    // Who answers for an exception, where nobody was assigned.
    owner: assigned?.owner ?? accepted?.owner ?? null,
  };
}
