import type { AffectedEntity, Part, Witness } from '../../model';

export interface ChainOf {
  /** Found first, and what came of it, by time. */
  causes: readonly Part[];
  consequences: readonly Part[];
}

type Who = Pick<AffectedEntity, 'id' | 'label'> & {
  kind: 'user' | 'servicePrincipal';
};

/** What belongs together as one finding, with the timeline of its parts: it begins on one day, however it grows. */
export function chainWitness(
  principal: Who,
  { causes, consequences }: ChainOf,
  told: Pick<Witness, 'statement'> & { facts?: Record<string, unknown> },
): Witness {
  const parts = [...causes, ...consequences].sort(byTime);
  const last = consequences[consequences.length - 1];
  return {
    key: `${principal.id}:${parts[0].at.slice(0, 10)}`,
    at: last.at,
    statement: told.statement,
    affected: [
      { kind: principal.kind, id: principal.id, label: principal.label },
    ],
    facts: {
      ...told.facts,
      hours:
        Math.round(
          ((Date.parse(last.at) - Date.parse(parts[0].at)) / 3_600_000) * 10,
        ) / 10,
      timeline: parts.map(
        ({ at, checkId, findingId }) => `${at} ${checkId} ${findingId}`,
      ),
      parts: [...new Set(parts.map(({ findingId }) => findingId))],
    },
  };
}

export function byTime(a: Part, b: Part): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.findingId < b.findingId ? -1 : 1;
}

/** Milliseconds from one part to another. */
export function between(from: Part, to: Part): number {
  return Date.parse(to.at) - Date.parse(from.at);
}
