import type {
  EntityKind,
  IdentityKind,
  IdentityStanding,
  Severity,
} from '../../model';
import type { AsOf, EntityItem, NextCall } from '../shapes';

/** A line of the inventory. What may not be seen, or is not known, is null. */
export interface IdentityItem extends EntityItem {
  identity: IdentityKind;
  enabled: boolean | null;
  standing: IdentityStanding | null;
  mfa: boolean | null;
  methods: string[];
  lastActivityAt: string | null;
  activityKnown: boolean;
  licences: number;
  score: number | null;
  high: number | null;
  open: number;
}

export interface IdentityTotals {
  people: number;
  guests: number;
  apps: number;
  devices: number;
  /** Of people and guests that are enabled. */
  withoutMfa: number;
  mfaUnknown: number;
  /** null: roles cannot be read, so that nobody can be said to hold none. */
  privileged: number | null;
}

export interface IdentitiesList {
  asOf: AsOf;
  totals: IdentityTotals;
  total: number;
  items: IdentityItem[];
  nextCursor?: string;
  next: NextCall[];
}

export interface StaleAccountsList {
  asOf: AsOf;
  kind: 'user' | 'guest' | 'device';
  days: number;
  total: number;
  /** Enabled ones of whom it is not known when they came last: neither stale nor not. */
  unknown: number;
  items: (EntityItem & {
    lastActivityAt: string | null;
    createdAt: string | null;
    licences: number;
    standing: IdentityStanding | null;
  })[];
  nextCursor?: string;
  next: NextCall[];
}

export interface RoleTotals {
  role: string;
  label: string;
  tier: number;
  /** null: the dates of some cannot be read. */
  permanent: number | null;
  active: number;
  eligible: number;
}

export interface PrivilegedAccessList {
  asOf: AsOf;
  /** By role, whatever is filtered. */
  roles: RoleTotals[];
  total: number;
  items: (EntityItem & {
    role: string;
    roleLabel: string;
    tier: number;
    assignment: 'active' | 'eligible';
    /** null: the dates cannot be read. */
    permanent: boolean | null;
    /** The group through which it is held; absent: directly. */
    through?: EntityItem;
    enabled: boolean | null;
    mfa: boolean | null;
    lastActivityAt: string | null;
    score: number | null;
  })[];
  nextCursor?: string;
  next: NextCall[];
}

/** When the secrets end that app.credential-expiry found, by day in UTC, the first first. */
export interface SecretExpiries {
  /** How many ended before the first of the days. */
  earlier: number;
  days: {
    day: string;
    secrets: number;
    /** How many apps have one that ends on this day. */
    apps: number;
    /** Some of them. */
    items: (EntityItem & { finding: string })[];
  }[];
}

export interface AppRisksList {
  asOf: AsOf;
  total: number;
  /** Absent where nobody asked. */
  expiries?: SecretExpiries;
  items: (EntityItem & {
    enabled: boolean | null;
    standing: IdentityStanding | null;
    score: number | null;
    high: number | null;
    origin: 'tenant' | 'foreign';
    publisher?: string;
    findings: {
      finding: string;
      check: string;
      title: string;
      severity: Severity;
    }[];
  })[];
  nextCursor?: string;
  next: NextCall[];
}

/** What an identity is called where entities of all kinds are. */
export const entityKindOf = {
  member: 'user',
  guest: 'user',
  servicePrincipal: 'servicePrincipal',
  device: 'device',
} as const satisfies Record<IdentityKind, EntityKind>;
