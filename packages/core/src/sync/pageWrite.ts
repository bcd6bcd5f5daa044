import type { Dataset } from '../datasets/dataset';
import type { DatasetId } from '../model';
import type { PageWrite } from '../store/ports';

type DeltaElement = Record<string, unknown> & {
  id?: string;
  '@removed'?: { reason?: string };
};

type Edge = Pick<PageWrite['relations'][number], 'name' | 'from' | 'to'>;

type DeltaMember = {
  id?: string;
  '@odata.type'?: string;
  '@removed'?: unknown;
};

/**
 * Turns one page of Graph's answer into what the store writes.
 *
 * Delta pages may name one object several times (replays, large groups split over pages); the last mention wins. A
 * mention that carries only relation slices says nothing of the object's own properties and must not overwrite them. An
 * object that was removed and came back is in both: removals are written first.
 *
 * @see https://learn.microsoft.com/graph/delta-query-groups
 */
export function pageWrite<K extends DatasetId>(
  dataset: Dataset<K>,
  elements: readonly unknown[],
): PageWrite {
  const rows = new Map<string, PageWrite['rows'][number]>();
  const removed = new Set<string>();
  const relations = new Map<string, PageWrite['relations'][number]>();
  const removedRelations = new Map<
    string,
    PageWrite['removedRelations'][number]
  >();

  /** By place the only one that was named and removed again: whoever is named after that must not go with it. */
  const takenBack = new Map<string, { key: string; edge: Edge }>();

  for (const element of elements) {
    const delta = element as DeltaElement | null;
    if (delta?.['@removed'] && typeof delta.id === 'string') {
      rows.delete(delta.id);
      removed.add(delta.id);
      // An object that comes back later is a new one: nothing it had before comes with it.
      for (const [key, { from }] of relations) {
        if (from === delta.id) relations.delete(key);
      }
      continue;
    }
    if (!isSliceOnly(delta, dataset)) {
      const row = dataset.parse(element);
      rows.set(row.id, {
        id: row.id,
        label: dataset.label(row),
        at: dataset.at?.(row),
        subject: dataset.subject?.(row),
        targets: dataset.targets?.(row),
        row,
      });
    }
    for (const { name, property, one } of dataset.relations ?? []) {
      const members = delta?.[`${property}@delta`];
      if (!Array.isArray(members) || typeof delta?.id !== 'string') continue;
      for (const member of members as DeltaMember[]) {
        if (typeof member?.id !== 'string') continue;
        const edge = { name, from: delta.id, to: member.id };
        const key = `${name} ${delta.id} ${member.id}`;
        const place = one ? `${name} ${delta.id}` : key;
        // Graph names the new one, and need not say that the one before has gone.
        const only = one ? { only: true as const } : {};
        if (member['@removed']) {
          const here = relations.get(place)?.to === member.id;
          if (here) relations.delete(place);
          // A replay says it again, when nobody is named any more: the one before has gone all the same.
          const goes = here || removedRelations.get(key)?.only;
          removedRelations.set(key, { ...edge, ...(goes ? only : {}) });
          if (here && one) takenBack.set(place, { key, edge });
        } else {
          removedRelations.delete(key);
          const before = takenBack.get(place);
          if (before && before.key !== key) {
            removedRelations.set(before.key, before.edge);
          }
          takenBack.delete(place);
          relations.set(place, {
            ...edge,
            toType: typeName(member['@odata.type']),
            ...only,
          });
        }
      }
    }
  }
  return {
    rows: [...rows.values()],
    removed: [...removed],
    relations: [...relations.values()],
    removedRelations: [...removedRelations.values()],
  };
}

/** The last slice of an object may hold nothing any more: then its id stands alone. */
function isSliceOnly(
  element: DeltaElement | null,
  { relations }: Pick<Dataset, 'relations'>,
): boolean {
  if (typeof element?.id !== 'string' || !relations?.length) return false;
  return Object.keys(element).every(
    key => key === 'id' || key.endsWith('@delta') || key.startsWith('@odata'),
  );
}

function typeName(odataType: string | undefined): string {
  return odataType?.replace('#microsoft.graph.', '') ?? 'directoryObject';
}
