import type { DatasetId, EntityKind } from '../model';

/** Which dataset holds the entities of each kind that can be searched and opened. */
export const entityDatasets = {
  user: 'users',
  group: 'groups',
  servicePrincipal: 'servicePrincipals',
  application: 'applications',
  device: 'devices',
  role: 'roleDefinitions',
  conditionalAccessPolicy: 'conditionalAccessPolicies',
  namedLocation: 'namedLocations',
} as const satisfies Partial<Record<EntityKind, DatasetId>>;

export type OpenKind = keyof typeof entityDatasets;

export const openKinds = Object.keys(entityDatasets) as OpenKind[];

export function kindOf(dataset: DatasetId): OpenKind {
  const found = openKinds.find(kind => entityDatasets[kind] === dataset);
  if (!found) throw new Error(`${dataset} holds no entities`);
  return found;
}
