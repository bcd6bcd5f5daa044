import type {
  DatasetId,
  EntityKind,
  Identity,
  IdentityKind,
  IdentityStanding,
  Severity,
} from '../model';

/** What an inventory was made from; equal stamps, equal inventories. JSON. */
export type InventoryStamp = Readonly<Record<string, string | number | null>>;

export interface IdentityFilter {
  kinds?: readonly IdentityKind[];
  standings?: readonly IdentityStanding[];
  enabled?: boolean;
  /** null: those of whom it is not known. */
  mfa?: boolean | null;
  licensed?: boolean;
  activityKnown?: boolean;
  ids?: readonly string[];
  /** Those who came last before this time, or never and are there since before it. ISO 8601. */
  inactiveSince?: string;
  /** Part of the label, without regard to case. */
  query?: string;
  /** The whole handle, without regard to case. */
  handle?: string;
}

export type IdentitySort = 'score' | 'label' | 'lastActivity';

/** An open finding that names an entity. */
export interface IdentityCause {
  entityId: string;
  findingId: string;
  checkId: string;
  severity: Severity;
  /** When it happened; absent for a state. */
  eventAt?: string;
}

export interface IdentityCount {
  kind: IdentityKind;
  enabled: boolean | null;
  standing: IdentityStanding | null;
  mfa: boolean | null;
  licensed: boolean;
  count: number;
}

/**
 * The inventory: a table worked out from the datasets and the findings, so that a page of any order and filter costs a
 * page. Each line is true as a whole; while it is brought up to date, some lines are newer than others.
 */
export interface IdentityStore {
  /** Undefined before the first inventory was made. */
  stamp(connectionId: string): Promise<InventoryStamp | undefined>;
  /** Ids of people, apps, registrations and devices whose findings changed since they were last looked at; undefined: too many to name. */
  touched(connectionId: string, most: number): Promise<string[] | undefined>;
  /**
   * Ids of rows that came, changed or went after the read of this number; undefined: too many to name, or a change may
   * have been folded away since.
   */
  changedRows(
    connectionId: string,
    dataset: DatasetId,
    after: number,
    most: number,
  ): Promise<string[] | undefined>;
  /** Open findings that name entities of this kind, in the order of the entities' ids; of all, or of these. */
  causes(
    connectionId: string,
    of: { kind: EntityKind; ids?: readonly string[] },
  ): AsyncIterable<IdentityCause>;
  /** Ids of those that hold anything, as the inventory has it. */
  standingIds(connectionId: string): Promise<Map<string, IdentityStanding>>;
  /** All there are, in the order of ids: the others go. Only lines that differ are written. */
  replace(
    connectionId: string,
    identities: AsyncIterable<Identity>,
    stamp: InventoryStamp,
  ): Promise<{ written: number; removed: number }>;
  /** These, and no others. */
  update(
    connectionId: string,
    change: { identities: readonly Identity[]; gone: readonly string[] },
    stamp: InventoryStamp,
  ): Promise<{ written: number; removed: number }>;
  list(
    connectionId: string,
    filter: IdentityFilter,
    page: { limit: number; offset: number; sort?: IdentitySort },
  ): Promise<{ total: number; items: Identity[] }>;
  get(connectionId: string, id: string): Promise<Identity | undefined>;
  count(connectionId: string, filter: IdentityFilter): Promise<number>;
  counts(connectionId: string): Promise<IdentityCount[]>;
}
