import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityKind } from '@entra-posture/core';
import { annotations } from './annotations';

/** What of a tenant an entity of the catalog says it is; ids in lower case. */
export interface Claims {
  appIds: string[];
  objectIds: string[];
  groupIds: string[];
  userIds: string[];
  /** Of people without a user id. */
  emails: string[];
  tenantId?: string;
}

/** A thing of a tenant, as findings name it. */
export interface TenantThing {
  kind: EntityKind;
  id: string;
  /** Of apps: the client id. */
  appId?: string;
  /** A GUID; absent where the tenant is known by one of its domains only. */
  tenantId?: string;
}

const apps: readonly EntityKind[] = ['application', 'servicePrincipal'];

export function claimsOf(entity: Entity): Claims {
  const values = (name: string): string[] =>
    (entity.metadata.annotations?.[name] ?? '')
      .split(',')
      .map(value => value.trim().toLowerCase())
      .filter(Boolean);
  const userIds = values(annotations.userId);
  const isUser = entity.kind.toLowerCase() === 'user';
  const profile = entity.spec?.profile as { email?: unknown } | undefined;
  const emails = [
    ...values(annotations.email),
    ...(typeof profile?.email === 'string'
      ? [profile.email.trim().toLowerCase()]
      : []),
  ];
  const [tenantId] = values(annotations.tenantId);
  return {
    appIds: values(annotations.appId),
    objectIds: values(annotations.objectId),
    groupIds: values(annotations.groupId),
    userIds,
    // An address is handed on when somebody leaves; the id is not.
    emails: isUser && !userIds.length ? [...new Set(emails)] : [],
    ...(tenantId ? { tenantId } : {}),
  };
}

/** Whether an entity claims anything that findings could be about. */
export function claimsAnything(claims: Claims): boolean {
  return Object.values(claims).some(
    value => Array.isArray(value) && value.length > 0,
  );
}

/** By what is annotated, which entities of the catalog things of a tenant are. */
export class EntityMatcher {
  readonly #byClaim = new Map<
    string,
    { entity: Entity; tenantId?: string }[]
  >();

  constructor(entities: Iterable<Entity>) {
    for (const entity of entities) {
      const { appIds, objectIds, groupIds, userIds, tenantId } =
        claimsOf(entity);
      const keys = new Set([
        ...appIds.map(id => `app ${id}`),
        ...objectIds.map(id => `object ${id}`),
        ...groupIds.map(id => `group ${id}`),
        ...userIds.map(id => `user ${id}`),
      ]);
      for (const key of keys) {
        const known = this.#byClaim.get(key) ?? [];
        known.push({ entity, tenantId });
        this.#byClaim.set(key, known);
      }
    }
  }

  get size(): number {
    return this.#byClaim.size;
  }

  /** Every entity that claims something, with each of its claims, in words that tell tenants apart. */
  *claims(): Iterable<{ claim: string; entity: Entity }> {
    for (const [key, entities] of this.#byClaim)
      for (const { entity, tenantId } of entities)
        yield { claim: tenantId ? `${key} of ${tenantId}` : key, entity };
  }

  /** Each entity once, in the order of their references. */
  entitiesOf(thing: TenantThing): Entity[] {
    const tenant = thing.tenantId?.toLowerCase();
    const found = new Map<string, Entity>();
    for (const key of keysOf(thing)) {
      for (const { entity, tenantId } of this.#byClaim.get(key) ?? []) {
        if (tenantId && tenant && tenantId !== tenant) continue;
        found.set(stringifyEntityRef(entity), entity);
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, e]) => e);
  }
}

function keysOf({ kind, id, appId }: TenantThing): string[] {
  const own = id.toLowerCase();
  if (apps.includes(kind)) {
    // Some findings name an app by its client id.
    return [
      `object ${own}`,
      `app ${own}`,
      ...(appId ? [`app ${appId.toLowerCase()}`] : []),
    ];
  }
  if (kind === 'group') return [`group ${own}`];
  return kind === 'user' ? [`user ${own}`] : [];
}
