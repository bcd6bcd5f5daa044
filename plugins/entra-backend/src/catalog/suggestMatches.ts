import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { annotations } from './annotations';
import { comparable } from './comparable';
import { hintsOf } from './hintsOf';
import { claimsOf, EntityMatcher, TenantThing } from './matchEntity';
import { isOfAnother } from './isOfAnother';
import { ownersOf } from './ownersOf';

/** An app or a group of a tenant, with its name. */
export interface NamedThing extends TenantThing {
  kind: 'application' | 'servicePrincipal' | 'group';
  name?: string;
  createdAt?: string;
}

export interface Reason {
  by: 'clientId' | 'objectId' | 'groupId' | 'name';
  /** Where the entity has it: `metadata.name`, `link`, `annotation example.org/app`. */
  where: string;
}

export interface Candidate {
  thing: NamedThing;
  reasons: Reason[];
  /** What would make it a match. */
  annotation: { name: string; value: string };
  /** How many other entities it fits or is annotated at. */
  others: number;
}

export interface Suggestion {
  entityRef: string;
  title?: string;
  owners: string[];
  /** One candidate, which fits no other entity. Otherwise somebody has to know which one is meant. */
  only: boolean;
  candidates: Candidate[];
}

/**
 * Which apps and groups entities without an annotation may be. What is suggested has the same id or the same name: nothing
 * is guessed, nothing is chosen among several, and nothing counts as a match before somebody annotates it.
 */
export class MatchSuggester {
  readonly #annotated: EntityMatcher;
  readonly #open = new Map<string, Entity>();
  readonly #byId = new Map<string, { ref: string; where: string }[]>();
  readonly #byName = new Map<string, { ref: string; where: string }[]>();
  readonly #found = new Map<string, Candidate[]>();

  /** @param tenantId - a GUID; absent where the tenant is known by one of its domains only */
  constructor(entities: readonly Entity[], tenantId?: string) {
    this.#annotated = new EntityMatcher(entities);
    for (const entity of entities) {
      const claims = claimsOf(entity);
      const { appIds, objectIds, groupIds } = claims;
      if (appIds.length + objectIds.length + groupIds.length) continue;
      if (isOfAnother(claims, tenantId)) continue;
      const ref = stringifyEntityRef(entity);
      const kind = entity.kind.toLowerCase() === 'group' ? 'group' : 'app';
      this.#open.set(ref, entity);
      const { ids, names } = hintsOf(entity);
      for (const [id, where] of ids) push(this.#byId, id, { ref, where });
      for (const [name, where] of names)
        push(this.#byName, `${kind} ${name}`, { ref, where });
    }
  }

  /** Whether an entity is left that could be matched. */
  get size(): number {
    return this.#open.size;
  }

  /** App registrations come before enterprise apps: both are one app where they have one client id. */
  add(thing: NamedThing): void {
    const fits = new Map<string, Reason[]>();
    const note = (by: Reason['by'], key?: string) => {
      for (const { ref, where } of this.#byId.get(key?.toLowerCase() ?? '') ??
        [])
        push(fits, ref, { by, where });
    };
    if (thing.kind === 'group') note('groupId', thing.id);
    else {
      note('clientId', thing.appId);
      note('objectId', thing.id);
    }
    const annotated = this.#annotated.entitiesOf(thing).length;
    const name = comparable(thing.name);
    // An enterprise app without a registration is somebody else's, called what they called it.
    if (name && !annotated && thing.kind !== 'servicePrincipal') {
      const kind = thing.kind === 'group' ? 'group' : 'app';
      for (const { ref, where } of this.#byName.get(`${kind} ${name}`) ?? [])
        push(fits, ref, { by: 'name', where });
    }
    const others = fits.size - 1 + annotated;
    for (const [ref, reasons] of fits) {
      const same = this.#found
        .get(ref)
        ?.find(each => each.thing.appId && each.thing.appId === thing.appId);
      if (same) {
        same.others = Math.max(same.others, others);
        same.reasons.push(...reasons.filter(({ by }) => by === 'objectId'));
      } else {
        const annotation = annotationOf(thing);
        push(this.#found, ref, { thing, reasons, annotation, others });
      }
    }
  }

  /** Those that leave no choice first. */
  suggestions(): Suggestion[] {
    return [...this.#found]
      .map(([entityRef, candidates]) => {
        const entity = this.#open.get(entityRef)!;
        return {
          entityRef,
          ...(entity.metadata.title ? { title: entity.metadata.title } : {}),
          owners: ownersOf(entity),
          only: candidates.length === 1 && candidates[0].others === 0,
          candidates: candidates.sort((a, b) =>
            a.thing.id < b.thing.id ? -1 : 1,
          ),
        };
      })
      .sort(
        (a, b) =>
          Number(b.only) - Number(a.only) ||
          (a.entityRef < b.entityRef ? -1 : 1),
      );
  }
}

function annotationOf({ kind, id, appId }: NamedThing) {
  if (kind === 'group') return { name: annotations.groupId, value: id };
  return appId
    ? { name: annotations.appId, value: appId }
    : { name: annotations.objectId, value: id };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
