import type {
  Completeness,
  DatasetRows,
  Relation,
  RelationName,
  Selection,
} from '../../model';

/** Without these nothing can be said of any sign-in. */
export const tenantNeeds = [
  'conditionalAccessPolicies',
  'securityDefaults',
  'users',
] as const;

/** What of these cannot be read makes unknown what depends on it. */
export const tenantUses = [
  'groups',
  'roleDefinitions',
  'roleAssignments',
  'roleEligibilityScheduleInstances',
  'namedLocations',
  'authenticationStrengths',
  'crossTenantAccessPolicyDefault',
  'crossTenantAccessPolicyPartners',
  'subscribedSkus',
] as const;

export type TenantDataset =
  (typeof tenantNeeds)[number] | (typeof tenantUses)[number];

/** Where a tenant's rows come from: a check's view, a store, an export in files. */
export interface TenantRows {
  /** With `of`, a source may leave out everything else, or pay no heed to it. */
  rows<K extends TenantDataset>(
    dataset: K,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  selected?<K extends TenantDataset, T>(
    selection: Selection<K, T>,
  ): AsyncIterable<T>;
  selectedById?<K extends TenantDataset, T>(
    selection: Selection<K, T>,
  ): Promise<ReadonlyMap<string, T> | undefined> | undefined;
  relations(
    name: RelationName,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation>;
  completeness(dataset: TenantDataset): Completeness;
}

/** The part that decides beside policies and people. */
export type SettingDataset =
  | 'securityDefaults'
  | 'namedLocations'
  | 'authenticationStrengths'
  | 'crossTenantAccessPolicyDefault'
  | 'crossTenantAccessPolicyPartners'
  | 'subscribedSkus';

export interface SettingRows {
  rows<K extends SettingDataset>(dataset: K): AsyncIterable<DatasetRows[K]>;
  completeness(dataset: SettingDataset): Completeness;
}

export function isReadable<D extends TenantDataset>(
  from: { completeness(dataset: D): Completeness },
  ...datasets: D[]
): boolean {
  return datasets.every(each => from.completeness(each).state === 'complete');
}
