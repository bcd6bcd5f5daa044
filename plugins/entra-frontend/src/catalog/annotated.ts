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

const there = { $exists: true } as const;

/** Entities that have a card: those with any of the annotations above. */
export const annotated: FilterPredicate = {
  $any: [
    { 'metadata.annotations.graph.microsoft.com/app-id': there },
    { 'metadata.annotations.graph.microsoft.com/object-id': there },
    { 'metadata.annotations.graph.microsoft.com/group-id': there },
    { 'metadata.annotations.graph.microsoft.com/user-id': there },
    { 'metadata.annotations.microsoft.com/email': there },
  ],
};

/** Whether an entity names anything of a tenant, for pages of the old frontend system. @public */
export function isEntraAvailable(entity: Entity): boolean {
  return names.some(name => Boolean(entity.metadata.annotations?.[name]));
}
