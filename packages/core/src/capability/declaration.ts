import type { Connection, DatasetId } from '../model';

/** Permissions that open a dataset only together. */
export type PermissionSet = readonly string[];

/** On behalf of a signed-in person, or as the application itself. */
export type ConsentMode = 'delegated' | 'application';

/** What the map needs to know of a dataset; handed in, so that this room knows no dataset by itself. */
export interface DatasetDeclaration {
  id: DatasetId;
  title: string;
  product: string;
  /** Which of Graph's services answers: some tell scope and role apart by code, others do not. */
  workload?: string;
  features: readonly string[];
  needs: {
    permissions: readonly PermissionSet[];
    /** The scopes of a signed-in person where they differ; empty where only an application may read. */
    delegated?: readonly PermissionSet[];
    licences?: readonly string[];
    roles?: readonly string[];
  };
  fallbacks?: readonly { dataset: DatasetId; loses: string }[];
}

/** What it needs to know of a check or detector. */
export interface CheckDeclaration {
  id: string;
  title: string;
  needs: readonly DatasetId[];
  uses?: readonly DatasetId[];
}

/** On whose behalf a connection reads. */
export function consentMode(
  connection: Pick<Connection, 'credential'> | undefined,
): ConsentMode {
  return connection?.credential === 'signIn' ? 'delegated' : 'application';
}

/** Any one of these sets opens the dataset, least privileged first; none where this way does not reach it. */
export function permissionSets(
  { needs }: DatasetDeclaration,
  mode: ConsentMode,
): readonly PermissionSet[] {
  return mode === 'delegated'
    ? (needs.delegated ?? needs.permissions)
    : needs.permissions;
}
