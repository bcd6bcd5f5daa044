import type {
  AppRisksList,
  CheckFamily,
  EntityDetail,
  IdentitiesList,
  IdentityKind,
  IdentityStanding,
  PrivilegedAccessList,
  SnapshotComparison,
  StaleAccountsList,
} from '@entra-posture/core';

export type IdentitySort = 'score' | 'label' | 'lastActivity';

/** What `list_identities` takes. */
export interface IdentitiesInput {
  connection: string;
  kinds?: IdentityKind[];
  standings?: IdentityStanding[];
  enabled?: boolean;
  mfa?: 'yes' | 'no' | 'unknown';
  inactiveDays?: number;
  query?: string;
  sort?: IdentitySort;
  limit?: number;
  cursor?: string;
}

/** What `list_stale_accounts` takes. */
export interface StaleAccountsInput {
  connection: string;
  kind: StaleAccountsList['kind'];
  days: number;
  limit?: number;
  cursor?: string;
}

/** What `list_privileged_access` takes. */
export interface PrivilegedAccessInput {
  connection: string;
  /** Name or template id of a role. */
  role?: string;
  assignment?: 'active' | 'eligible';
  /** The least dangerous tier to list. */
  tier?: '0' | '1' | '2';
  limit?: number;
  cursor?: string;
}

/** A kind of risk of apps. */
export type AppRisk =
  | 'permissions'
  | 'credentials'
  | 'owners'
  | 'consent'
  | 'redirects'
  | 'behaviour';

/** What `list_app_risks` takes. */
export interface AppRisksInput {
  connection: string;
  risk?: AppRisk;
  /** Also when secrets end. */
  expiries?: boolean;
  limit?: number;
  cursor?: string;
}

/** What `compare_snapshots` takes. */
export interface ChangesInput {
  connection: string;
  from?: string;
  to?: string;
  days?: number;
  area?: CheckFamily;
  entity?: string;
  limit?: number;
  cursor?: string;
}

/** Who and what has an identity in a tenant, what it may do, and what became of it. */
export interface InventoryApi {
  identities(
    input: IdentitiesInput,
    signal?: AbortSignal,
  ): Promise<IdentitiesList>;
  staleAccounts(
    input: StaleAccountsInput,
    signal?: AbortSignal,
  ): Promise<StaleAccountsList>;
  entity(
    input: { connection: string; entity: string; signIns?: number },
    signal?: AbortSignal,
  ): Promise<EntityDetail>;
  privilegedAccess(
    input: PrivilegedAccessInput,
    signal?: AbortSignal,
  ): Promise<PrivilegedAccessList>;
  appRisks(input: AppRisksInput, signal?: AbortSignal): Promise<AppRisksList>;
  changes(
    input: ChangesInput,
    signal?: AbortSignal,
  ): Promise<SnapshotComparison>;
}

/** @param ask - asks a question of the backend by its name */
export function inventoryOf(
  ask: <T>(question: string, input: object, signal?: AbortSignal) => Promise<T>,
): InventoryApi {
  return {
    identities: (input, signal) => ask('list_identities', input, signal),
    staleAccounts: (input, signal) => ask('list_stale_accounts', input, signal),
    entity: (input, signal) => ask('get_entity', input, signal),
    privilegedAccess: (input, signal) =>
      ask('list_privileged_access', input, signal),
    appRisks: (input, signal) => ask('list_app_risks', input, signal),
    changes: (input, signal) => ask('compare_snapshots', input, signal),
  };
}
