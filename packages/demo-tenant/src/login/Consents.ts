/** Who consented to what in one tenant. */
interface TenantConsents {
  organization: Set<string>;
  people: Map<string, Set<string>>;
}

/** Delegated scopes and application permissions that people and administrators granted, tenant by tenant. */
export class Consents {
  readonly #tenants = new Map<string, TenantConsents>();
  readonly #application = new Map<string, Set<string>>();
  #withheld: ReadonlySet<string> = new Set();

  /** @param planted - application permissions of the planted tenant, which are granted from the start */
  constructor(plantedTenantId: string, planted: Set<string>) {
    this.#application.set(plantedTenantId, planted);
  }

  /** A tenant's policy: these are not granted whoever consents. */
  withhold(permissions: readonly string[]): void {
    this.#withheld = new Set(permissions);
  }

  isWithheld(permission: string): boolean {
    return this.#withheld.has(permission);
  }

  /** Every delegated scope that a token of this person may carry. */
  delegated(tenantId: string, person: string): string[] {
    const found = this.#tenants.get(tenantId);
    const own = found?.people.get(person) ?? [];
    return [...new Set([...(found?.organization ?? []), ...own])].filter(
      scope => !this.#withheld.has(scope),
    );
  }

  /** @param person - object id; undefined for the whole organization */
  addDelegated(
    tenantId: string,
    person: string | undefined,
    scopes: readonly string[],
  ): void {
    const tenant = this.#tenants.get(tenantId) ?? {
      organization: new Set<string>(),
      people: new Map<string, Set<string>>(),
    };
    this.#tenants.set(tenantId, tenant);
    let target = tenant.organization;
    if (person !== undefined) {
      target = tenant.people.get(person) ?? new Set();
      tenant.people.set(person, target);
    }
    for (const scope of scopes) target.add(scope);
  }

  /** Of the application; undefined where it has no service principal. */
  application(tenantId: string): string[] | undefined {
    const found = this.#application.get(tenantId);
    return found && [...found].filter(each => !this.#withheld.has(each));
  }

  addApplication(tenantId: string, permissions: readonly string[]): void {
    const target = this.#application.get(tenantId) ?? new Set<string>();
    this.#application.set(tenantId, target);
    for (const each of permissions) {
      if (!this.#withheld.has(each)) target.add(each);
    }
  }

  /** All delegated consents are forgotten, as when the enterprise application is deleted. */
  forgetDelegated(): void {
    this.#tenants.clear();
  }
}
