import type { DatasetId, DatasetRows } from '../model';

/** Why a record was not taken. */
export type RefusalReason =
  /** A category that no dataset holds. */
  | 'category'
  /** Another tenant's. */
  | 'otherTenant'
  /** It names no tenant, and nobody has said whose it is. */
  | 'noTenant'
  /** No JSON, or not what its category's schema says. */
  | 'shape';

export interface Refusal {
  reason: RefusalReason;
  /** What is wrong, in words; never a value of the record. */
  detail: string;
}

/** One record of an export as the row that Graph would have given, or why it is none. */
export type Mapped =
  | {
      [K in DatasetId]: { dataset: K; row: DatasetRows[K] };
    }[DatasetId]
  | { refused: Refusal };

/** Whose records are taken. */
export interface Tenant {
  /** GUID of the tenant, in small letters. */
  tenantId: string;
  /** Records that name no tenant are this one's: somebody has said so. */
  assumed?: boolean;
}
