import type { DatasetRows } from '../../model';
import { asText, unwrap } from './auditValue';

export type AuditRow = DatasetRows['directoryAudits'];

/** Who did it: a person, or an app in its own name. */
export interface Actor {
  kind: 'user' | 'servicePrincipal';
  /** An object id; where the record has none, whatever it names them by. */
  id: string;
  name: string;
  ipAddress?: string;
}

/** A value before and after, out of its JSON. */
export interface Change {
  old: unknown;
  new: unknown;
}

export interface Target {
  id?: string;
  /** Lower case: `user`, `serviceprincipal`, `application`, `group`, `role`, `device`, `policy`, `other` … */
  type: string;
  name?: string;
  userPrincipalName?: string;
  /** By name in lower case. */
  changes: ReadonlyMap<string, Change>;
}

/** An audit record in one form, whichever service wrote it. */
export interface Audit {
  id: string;
  /** Milliseconds; NaN where the record tells no time. */
  at: number;
  /** Lower case, without the dot and the blank at the end, with a plain hyphen. */
  activity: string;
  /** What was refused changed nothing; an absent result is no refusal. */
  succeeded: boolean;
  category: string;
  service: string;
  reason: string;
  /** The same in all records of one action; the record's id where it has none. */
  action: string;
  by?: Actor;
  targets: readonly Target[];
  /** The first target of one of these types. */
  target(...types: string[]): Target | undefined;
  /** A modified property of any target. */
  change(name: string): Change | undefined;
  /** One of `additionalDetails`. */
  detail(key: string): string | undefined;
}

/** Every detection asks this of every record, and Microsoft has no more than some hundred names. */
const MOST_NAMES = 2_000;
const names = new Map<string, string>();

/**
 * The name of what was done. Microsoft writes "Update application – Certificates and secrets management " with a dash and
 * a blank, and the unified log ends names with a dot.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities
 */
export function activityOf(row: AuditRow): string {
  const written = row.activityDisplayName;
  if (typeof written !== 'string') return '';
  const known = names.get(written);
  if (known !== undefined) return known;
  const name = written
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  if (names.size < MOST_NAMES) names.set(written, name);
  return name;
}

type Bag = Record<string, unknown>;

export function readAudit(row: AuditRow): Audit {
  const targets = list(row.targetResources).map(readTarget);
  const result = text(row.result)?.toLowerCase();
  return {
    id: row.id,
    at: Date.parse(String(row.activityDateTime)),
    activity: activityOf(row),
    succeeded: !result || result === 'success',
    category: text(row.category)?.toLowerCase() ?? '',
    service: text(row.loggedByService)?.toLowerCase() ?? '',
    reason: text(row.resultReason) ?? '',
    action: text(row.correlationId) ?? row.id,
    by: actorOf(row),
    targets,
    target: (...types) => targets.find(({ type }) => types.includes(type)),
    change(name) {
      const key = name.toLowerCase();
      return targets
        .map(({ changes }) => changes.get(key))
        .find(each => each !== undefined);
    },
    detail: key =>
      list(row.additionalDetails)
        .filter(each => text(each.key)?.toLowerCase() === key.toLowerCase())
        .map(each => text(each.value))
        .find(Boolean),
  };
}

/** Who did it; the record of an app often holds the id of its service principal and nothing else. */
export function actorOf(row: AuditRow): Actor | undefined {
  const { user, app } = (row.initiatedBy ?? {}) as Record<string, Bag | null>;
  const person = text(user?.id) ?? text(user?.userPrincipalName);
  if (person)
    return {
      kind: 'user',
      id: person.toLowerCase(),
      name: text(user?.displayName) ?? text(user?.userPrincipalName) ?? person,
      ipAddress: text(user?.ipAddress),
    };
  const service =
    text(app?.servicePrincipalId) ?? text(app?.appId) ?? text(app?.displayName);
  return service
    ? {
        kind: 'servicePrincipal',
        id: service.toLowerCase(),
        name: text(app?.displayName) ?? service,
        ipAddress: text(app?.ipAddress),
      }
    : undefined;
}

function readTarget(target: Bag): Target {
  const changes = new Map<string, Change>();
  for (const each of list(target.modifiedProperties)) {
    const name = text(each.displayName)?.toLowerCase();
    if (name)
      changes.set(name, {
        old: unwrap(each.oldValue),
        new: unwrap(each.newValue),
      });
  }
  // The documentation's examples write `Type`, or tell it by the OData type.
  const type =
    text(target.type) ??
    text(target.Type) ??
    text(target['@odata.type'])?.replace(/^.*targetResource/i, '');
  return {
    id: text(target.id)?.toLowerCase(),
    type: type?.toLowerCase() ?? '',
    name: text(target.displayName),
    userPrincipalName: text(target.userPrincipalName),
    changes,
  };
}

function list(value: unknown): Bag[] {
  return Array.isArray(value)
    ? value.filter(
        (each): each is Bag => Boolean(each) && typeof each === 'object',
      )
    : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? asText(value) : undefined;
}
