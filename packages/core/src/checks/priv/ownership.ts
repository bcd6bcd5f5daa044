import { CheckView } from '../../model';
import { ownerNeeds, ownersOfApps } from '../app/appOwners';

export const ownershipNeeds = [...ownerNeeds, 'groups'] as const;

/** Whoever owns this reaches the target over these steps: the ids of what is owned, the target last. */
export interface Way {
  target: string;
  steps: string[];
}

export interface Ways {
  /** By the id of the owner, the shortest way to each target. */
  byOwner: Map<string, Way[]>;
  /** Targets and steps of which Graph did not show every owner. */
  cut: Set<string>;
}

const LONGEST = 4;

/**
 * Who can act as the targets by owning them: an owner of an app adds a secret and signs in as it, an owner of a group adds
 * a member. An app that owns another app carries it on. A level of owners at a time, backwards from the targets, so that
 * memory follows what leads to them and not the tenant.
 *
 * @param targets ids of service principals and groups
 */
export async function waysByOwnership(
  view: CheckView<(typeof ownershipNeeds)[number]>,
  targets: ReadonlySet<string>,
): Promise<Ways> {
  const byOwner = new Map<string, Way[]>();
  const cut = new Set<string>();
  let frontier = new Map<string, Way[]>(
    [...targets].map(id => [id, [{ target: id, steps: [id] }]]),
  );
  for (let level = 0; level < LONGEST && frontier.size; level += 1) {
    const owned = frontier;
    const next = new Map<string, Way[]>();
    const reach = (owner: string, what: string) => {
      for (const { target, steps } of owned.get(what) ?? []) {
        const known = byOwner.get(owner) ?? [];
        // A target is reached by itself already, and by a shorter way if by one found before.
        if (owner === target || known.some(way => way.target === target))
          continue;
        const way = {
          target,
          steps: level === 0 ? steps : [what, ...steps],
        };
        byOwner.set(owner, [...known, way]);
        // Who owns a target that owns another has arrived already.
        if (!targets.has(owner))
          next.set(owner, [...(next.get(owner) ?? []), way]);
      }
    };
    for (const [id, { owners, mayBeMore }] of await ownersOfApps(view, owned)) {
      for (const owner of owners) reach(owner, id);
      if (mayBeMore) cut.add(id);
    }
    for await (const { from, to } of view.relations('groups.owners', {
      from: [...owned.keys()],
    }))
      if (owned.has(from)) reach(to, from);
    frontier = next;
  }
  return { byOwner, cut };
}
