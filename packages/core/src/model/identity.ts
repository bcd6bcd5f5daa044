/** Who or what has an identity of its own in the tenant. */
export type IdentityKind = 'member' | 'guest' | 'servicePrincipal' | 'device';

/** The highest tier of the roles and permissions that an identity holds or may activate. */
export type IdentityStanding = 'tier0' | 'tier1' | 'tier2' | 'none';

/** One line of the inventory: what is known of an identity in all datasets together. Times are ISO 8601 in UTC. */
export interface Identity {
  id: string;
  kind: IdentityKind;
  /** Tenant text. */
  label: string;
  /** What people know it by: a user principal name, else the id. */
  handle: string;
  enabled: boolean | null;
  /** null: roles cannot be read. */
  standing: IdentityStanding | null;
  /** Whether it can answer a request for a second factor; null where that is not known, and for what has no factors. */
  mfa: boolean | null;
  /** Names of registered methods as Graph has them. */
  methods: string[];
  /** The last success; null with `activityKnown`: never, as far as Graph keeps it. */
  lastActivityAt: string | null;
  activityKnown: boolean;
  createdAt: string | null;
  licences: number;
  /** 0 (no known problem) to 100; null where it cannot be told. */
  score: number | null;
  /** What the score would be if every check that could not be judged failed for this identity. */
  high: number | null;
  /** Open findings that name it. */
  open: number;
}
