import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { claimsOf } from './matchEntity';

/** A person of a tenant. */
export interface TenantPerson {
  id: string;
  /** By which they are found who are annotated with no id. */
  emails: readonly string[];
  /** A GUID; absent where the tenant is known by one of its domains only. */
  tenantId?: string;
}

/** Who of the catalog people of a tenant are. */
export class PersonMatcher {
  readonly #byClaim = new Map<string, { ref: string; tenantId?: string }[]>();

  constructor(entities: Iterable<Entity>) {
    for (const entity of entities) {
      const { userIds, emails, tenantId } = claimsOf(entity);
      const ref = stringifyEntityRef(entity);
      for (const key of [...userIds.map(idKey), ...emails.map(emailKey)]) {
        const known = this.#byClaim.get(key) ?? [];
        known.push({ ref, tenantId });
        this.#byClaim.set(key, known);
      }
    }
  }

  /** References in order; by the id, or else by an address. */
  refsOf({ id, emails, tenantId }: TenantPerson): string[] {
    const byId = this.#found([idKey(id)], tenantId);
    return byId.length ? byId : this.#found(emails.map(emailKey), tenantId);
  }

  #found(keys: readonly string[], tenantId?: string): string[] {
    const refs = keys
      .flatMap(key => this.#byClaim.get(key) ?? [])
      .filter(
        each =>
          !each.tenantId ||
          !tenantId ||
          each.tenantId === tenantId.toLowerCase(),
      )
      .map(({ ref }) => ref);
    return [...new Set(refs)].sort();
  }
}

function idKey(id: string): string {
  return `id ${id.toLowerCase()}`;
}

function emailKey(email: string): string {
  return `email ${email.trim().toLowerCase()}`;
}
