import { GraphFault } from './graphFault';

/** @see https://learn.microsoft.com/graph/throttling-limits */
export type ThrottleClass =
  | 'directory'
  | 'reports'
  | 'signInActivity'
  | 'identityProtection'
  | 'intune'
  | 'sharepoint'
  | 'outlook'
  | 'teams';

interface Quota {
  units: number;
  perMs: number;
  retryAfter: boolean;
}

/** Documented limits per app and tenant; the directory's grow with the tenant. */
function quotas(users: number): Record<ThrottleClass, Quota> {
  let directory = 8_000;
  if (users < 50) directory = 3_500;
  else if (users <= 500) directory = 5_000;
  return {
    directory: { units: directory, perMs: 10_000, retryAfter: true },
    reports: { units: 5, perMs: 10_000, retryAfter: true },
    signInActivity: { units: 10, perMs: 60_000, retryAfter: true },
    identityProtection: { units: 1, perMs: 1_000, retryAfter: false },
    intune: { units: 2_000, perMs: 20_000, retryAfter: true },
    sharepoint: { units: 1_200, perMs: 60_000, retryAfter: true },
    outlook: { units: 10_000, perMs: 600_000, retryAfter: true },
    teams: { units: 30, perMs: 1_000, retryAfter: true },
  };
}

/** Counts what was spent in the last window of each class, and refuses what is too much. */
export class Throttle {
  readonly #quotas: Record<ThrottleClass, Quota>;
  readonly #spent = new Map<string, { at: number; cost: number }[]>();

  constructor(
    users: number,
    private readonly speed: number,
    private readonly now: () => number,
    private readonly scope: string,
  ) {
    this.#quotas = quotas(users);
  }

  /**
   * The headers of an accepted request.
   * @param of - whose own quota it is, where each mailbox has one
   * @throws GraphFault 429
   */
  spend(name: ThrottleClass, cost: number, of = ''): Record<string, string> {
    const quota = this.#quotas[name];
    const key = `${name}/${of}`;
    const perMs = quota.perMs / this.speed;
    const now = this.now();
    const recent = (this.#spent.get(key) ?? []).filter(
      ({ at }) => at > now - perMs,
    );
    const used = recent.reduce((sum, each) => sum + each.cost, 0);
    if (used + cost > quota.units) {
      this.#spent.set(key, recent);
      const wait = Math.max(1, Math.ceil((recent[0].at + perMs - now) / 1000));
      throw new GraphFault(429, 'TooManyRequests', 'Too many requests.', {
        ...(quota.retryAfter ? { 'retry-after': String(wait) } : {}),
        'x-ms-throttle-scope': `Tenant_Application/Read/${this.scope}`,
        'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
      });
    }
    recent.push({ at: now, cost });
    this.#spent.set(key, recent);
    const share = (used + cost) / quota.units;
    return {
      ...(name === 'directory' ? { 'x-ms-resource-unit': String(cost) } : {}),
      ...(share > 0.8
        ? { 'x-ms-throttle-limit-percentage': share.toFixed(2) }
        : {}),
    };
  }
}
