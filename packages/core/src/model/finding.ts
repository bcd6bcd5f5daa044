import type { FindingTriage } from './triage';
import { AffectedEntity, Severity } from './verdict';

/** Whether the cause is there; what people decided about it is `FindingState`. */
export type FindingStatus = 'open' | 'resolved';

/** A cause that was seen in a tenant, with its life. Times are ISO 8601 in UTC. */
export interface Finding {
  /** Short stable handle, unique in the installation: `ca.report-only~3f9a1c2b`. */
  id: string;
  connectionId: string;
  checkId: string;
  /** The witness's key: the same cause keeps the same finding. */
  key: string;
  severity: Severity;
  statement: string;
  facts: Record<string, unknown>;
  affectedCount: number;
  /** How many of them are listed; absent where all are. */
  affectedListed?: number;
  status: FindingStatus;
  firstSeen: string;
  lastSeen: string;
  /** Of a detection: when it happened. */
  eventAt?: string;
  /** Of a detection: the finding of a chain that this one is a part of. */
  partOf?: string;
  resolvedAt?: string;
  reopenedAt?: string;
  /** What people have decided about it; what was decided for a time may be over. */
  triage: FindingTriage;
  /** Changes with whatever somebody who decides may have seen otherwise. */
  version: number;
}

/** A finding with a page of what it touches. */
export interface FindingDetail extends Finding {
  affected: AffectedEntity[];
}
