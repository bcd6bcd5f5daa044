import {
  severities,
  type AffectedEntity,
  type EntityKind,
  type Severity,
  type Witness,
} from '../../model';
import type { Actor, Audit, Target } from './auditRecord';

const kinds: Record<string, EntityKind> = {
  user: 'user',
  serviceprincipal: 'servicePrincipal',
  application: 'application',
  group: 'group',
  device: 'device',
  role: 'role',
  policy: 'policy',
};

/** Who or what a record is about; undefined where it does not say, or it is of no kind that is kept. */
export function targetEntity(
  target: Target | undefined,
  facts?: Record<string, unknown>,
): AffectedEntity | undefined {
  const kind = target && kinds[target.type];
  if (!target?.id || !kind) return undefined;
  return {
    kind,
    id: target.id,
    label: target.name ?? target.userPrincipalName ?? target.id,
    ...(facts ? { facts } : {}),
  };
}

/** Who did it, with the address they came from: that belongs to a person, and not into what everyone may read. */
export function actorEntity(by: Actor | undefined): AffectedEntity | undefined {
  return (
    by && {
      kind: by.kind,
      id: by.id,
      label: by.name,
      facts: { part: 'initiator', ipAddress: by.ipAddress ?? null },
    }
  );
}

/** What a record witnesses: the entities it names and, after them, who did it. */
export function sighting(
  audit: Audit,
  {
    affected,
    facts = {},
    ...told
  }: {
    key: string;
    severity?: Severity;
    statement: string;
    affected: readonly (AffectedEntity | undefined)[];
    facts?: Record<string, unknown>;
  },
): Witness {
  const entities = new Map<string, AffectedEntity>();
  for (const entity of [...affected, actorEntity(audit.by)])
    if (entity && !entities.has(`${entity.kind}:${entity.id}`))
      entities.set(`${entity.kind}:${entity.id}`, entity);
  return {
    ...told,
    ...(Number.isNaN(audit.at) ? {} : { at: new Date(audit.at).toISOString() }),
    affected: [...entities.values()],
    facts: {
      activity: audit.activity,
      initiator: audit.by?.id ?? null,
      ...facts,
      audit: audit.id,
    },
  };
}

/** The UTC day of a moment: what keeps what is repeated within a day one finding. */
export function utcDay(at: number): string {
  return Number.isNaN(at) ? 'undated' : new Date(at).toISOString().slice(0, 10);
}

/** Days since 1970. */
export function dayNumber(at: number): number {
  return Math.floor(at / 86_400_000);
}

/** One step worse, where something makes it so. */
export function raised(severity: Severity, steps = 1): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - steps)];
}
