import type { AsOf, EntityItem, NextCall } from './shapes';

/** What changed in a tenant between two times. */
export interface SnapshotComparison {
  asOf: AsOf;
  /** Changes seen later than this … */
  from: string;
  /** … and no later than this. */
  to: string;
  /** By kind of object, those in which something changed. */
  totals: {
    of: string;
    title: string;
    added: number;
    changed: number;
    removed: number;
  }[];
  total: number;
  /** Newest first. */
  items: ChangeItem[];
  nextCursor?: string;
  next: NextCall[];
}

export interface ChangeItem {
  change: 'added' | 'changed' | 'removed';
  /** The dataset or relation, such as `conditionalAccessPolicies` or `groups.members`. */
  of: string;
  title: string;
  /** Tenant text. */
  label: string;
  /** What it is about: the object itself, the holder and the role, the group and the member. */
  entities: EntityItem[];
  /** What became another, of a changed object; values are text. */
  properties: {
    name: string;
    before?: string;
    after?: string;
    added?: string[];
    removed?: string[];
  }[];
  /** How many more properties changed than are listed. */
  moreProperties?: number;
  /** It happened between two reads; the first is absent where it is not known. */
  notBefore?: string;
  seenAt: string;
  /** Who the audit log names beyond doubt, else null. */
  who: { by: EntityItem; audit: string; at: string } | null;
  /** Audit records that can have caused it. */
  auditRecords: number;
}
