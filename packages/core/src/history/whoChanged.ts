import type { DatasetId, RelationName } from '../model';
import { namesOneOf } from './modifiedProperties';
import { activityName, operations } from './operations';

/** A change as the audit log can tell of it. Times are ISO 8601 in UTC. */
export interface AuditedChange {
  of: DatasetId | RelationName;
  change: 'added' | 'changed' | 'removed';
  /** Every one of them must be named by the record: the object, or both ends of a membership. */
  ids: readonly string[];
  /** Top-level properties that changed; for `changed` only. */
  properties: readonly string[];
  /** When the read before began. Without it nothing tells how old the change is, and nobody is named. */
  notBefore?: string;
  seenAt: string;
}

export interface Initiator {
  kind: 'user' | 'servicePrincipal';
  id: string;
  /** Tenant text. */
  label: string;
}

export type Who =
  /** All records that can have caused it say the same one; `audit` is the latest of them. */
  | { by: Initiator; audit: string; at: string; candidates: number }
  /** None, or several that say different ones. */
  | { candidates: number };

/** Graph's reads lag behind what it has acknowledged, and clocks differ: how far outside of the two reads a cause may lie. */
const BEFORE_MS = 10 * 60_000;
const AFTER_MS = 60_000;

/** When a record must lie to be looked at. */
export function auditWindow({
  notBefore,
  seenAt,
}: {
  notBefore: string;
  seenAt: string;
}): { from: string; to: string } {
  return {
    from: new Date(Date.parse(notBefore) - BEFORE_MS).toISOString(),
    to: new Date(Date.parse(seenAt) + AFTER_MS).toISOString(),
  };
}

/**
 * Who made a change, as far as the records of the directory audit log tell it beyond doubt.
 *
 * @see https://learn.microsoft.com/graph/api/resources/directoryaudit
 */
export function whoChanged(
  change: AuditedChange,
  records: readonly Record<string, unknown>[],
): Who {
  const { notBefore } = change;
  if (notBefore === undefined) return { candidates: 0 };
  const { from, to } = auditWindow({ ...change, notBefore });
  const causes = records
    .filter(record => isWithin(record, from, to) && canCause(record, change))
    .sort((a, b) => timeOf(a) - timeOf(b));
  const initiators = causes.map(initiatorOf);
  const [first] = initiators;
  const same =
    first &&
    initiators.every(
      each => each && each.kind === first.kind && each.id === first.id,
    );
  if (!same) return { candidates: causes.length };
  const last = causes[causes.length - 1];
  return {
    by: first,
    audit: String(last.id),
    at: String(last.activityDateTime),
    candidates: causes.length,
  };
}

function timeOf(record: Record<string, unknown>): number {
  return Date.parse(String(record.activityDateTime));
}

function isWithin(
  record: Record<string, unknown>,
  from: string,
  to: string,
): boolean {
  const time = timeOf(record);
  return time >= Date.parse(from) && time <= Date.parse(to);
}

function canCause(
  record: Record<string, unknown>,
  { of, change, ids, properties }: AuditedChange,
): boolean {
  // What was refused changed nothing; an absent result is no refusal.
  if (record.result && record.result !== 'success') return false;
  const activity = activityName(record.activityDisplayName);
  if (!operations[of]?.[change]?.includes(activity)) return false;
  const told = JSON.stringify(record.targetResources ?? []).toLowerCase();
  if (!ids.every(id => told.includes(`${id.toLowerCase()}`))) return false;
  return change !== 'changed' || namesOneOf(record.targetResources, properties);
}

function initiatorOf(record: Record<string, unknown>): Initiator | undefined {
  const { user, app } = (record.initiatedBy ?? {}) as {
    user?: Record<string, string | null> | null;
    app?: Record<string, string | null> | null;
  };
  if (user?.id) {
    return {
      kind: 'user',
      id: user.id,
      label: user.userPrincipalName ?? user.displayName ?? user.id,
    };
  }
  const id = app?.servicePrincipalId ?? app?.appId;
  return id
    ? { kind: 'servicePrincipal', id, label: app?.displayName ?? id }
    : undefined;
}
