import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * Who owns an entity, as references of groups and people. The relation is what the catalog has made of `spec.owner`; an
 * entity that was not stitched yet has only the latter.
 */
export function ownersOf(entity: Entity): string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  if (related.length) return [...new Set(related)].sort();
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || !owner.trim()) return [];
  try {
    return [
      stringifyEntityRef(
        parseEntityRef(owner.trim(), {
          defaultKind: 'group',
          defaultNamespace: entity.metadata.namespace,
        }),
      ),
    ];
  } catch {
    // The catalog says on the entity's own page that its owner is none.
    return [];
  }
}

/** The group or person of the catalog that a decision about a finding names; undefined where it names somebody in free text. */
export function ownerRef(owner: string): string | undefined {
  return /^(user|group):[^\s:/]+(\/[^\s:/]+)?$/i.test(owner.trim())
    ? stringifyEntityRef(parseEntityRef(owner.trim()))
    : undefined;
}
