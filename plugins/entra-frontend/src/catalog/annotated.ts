import type { Entity } from '@backstage/catalog-model';
import type { FilterPredicate } from '@backstage/filter-predicates';

/** Annotations by which an entity says what of a tenant it is; the backend reads the same. */
const names = [
  'graph.microsoft.com/app-id',
  'graph.microsoft.com/object-id',
  'graph.microsoft.com/group-id',
  'graph.microsoft.com/user-id',
  'microsoft.com/email',
];

/** Entities that have a card. */
export const annotated: FilterPredicate = {
  $any: names.map((name): FilterPredicate => ({
    [`metadata.annotations.${name}`]: { $exists: true },
  })),
};

/** Whether an entity names anything of a tenant, for pages of the old frontend system. @public */
export function isEntraAvailable(entity: Entity): boolean {
  return names.some(name => Boolean(entity.metadata.annotations?.[name]));
}
