import type { IdentityKind, IdentityStanding } from '@entra-posture/core';
import type { IdentitiesInput, IdentitySort } from '../client/inventory';
import { oneOf } from '../routing/useAddress';

export type KindFilter = 'accounts' | 'people' | 'guests' | 'apps' | 'devices';
export type StandingFilter = 'privileged' | IdentityStanding;
export type YesNo = 'yes' | 'no';
export type MfaFilter = YesNo | 'unknown';

/** What the inventory is filtered by, as its address says it. */
export interface IdentityAddress {
  connection?: string;
  kind?: KindFilter;
  standing?: StandingFilter;
  enabled?: YesNo;
  mfa?: MfaFilter;
  /** Not seen for so many days. */
  inactiveDays?: number;
  query?: string;
  /** Riskiest first when left out. */
  sort?: IdentitySort;
}

export const addressNames: { [Part in keyof IdentityAddress]-?: string } = {
  connection: 'connection',
  kind: 'kind',
  standing: 'standing',
  enabled: 'enabled',
  mfa: 'mfa',
  inactiveDays: 'inactive',
  query: 'q',
  sort: 'sort',
};

/** The server refuses longer ones. */
export const LONGEST_NAME = 100;
const MOST_DAYS = 3650;

const kinds: Record<KindFilter, IdentityKind[]> = {
  accounts: ['member', 'guest'],
  people: ['member'],
  guests: ['guest'],
  apps: ['servicePrincipal'],
  devices: ['device'],
};
const standings: Record<StandingFilter, IdentityStanding[]> = {
  privileged: ['tier0', 'tier1'],
  tier0: ['tier0'],
  tier1: ['tier1'],
  tier2: ['tier2'],
  none: ['none'],
};

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];

/** Reads an address; what is not one of ours is as if it were not there. */
export function readIdentityAddress(search: URLSearchParams): IdentityAddress {
  const days = Number(search.get('inactive'));
  return {
    connection: search.get('connection') ?? undefined,
    kind: oneOf(search.get('kind'), keysOf(kinds)),
    standing: oneOf(search.get('standing'), keysOf(standings)),
    enabled: oneOf(search.get('enabled'), ['yes', 'no']),
    mfa: oneOf(search.get('mfa'), ['yes', 'no', 'unknown']),
    inactiveDays:
      Number.isInteger(days) && days > 0 && days <= MOST_DAYS
        ? days
        : undefined,
    query: search.get('q')?.slice(0, LONGEST_NAME) || undefined,
    sort: oneOf(search.get('sort'), ['label', 'lastActivity']),
  };
}

/** Which kinds of identities are meant; undefined: all. */
export function kindsOf({ kind }: IdentityAddress): IdentityKind[] | undefined {
  return kind && kinds[kind];
}

/** What the server is asked for. */
export function inputOf(
  address: IdentityAddress,
): Omit<IdentitiesInput, 'connection'> {
  const { standing, enabled, mfa, inactiveDays, query, sort } = address;
  return {
    kinds: kindsOf(address),
    standings: standing && standings[standing],
    enabled: enabled && enabled === 'yes',
    mfa,
    inactiveDays,
    query,
    sort,
  };
}
