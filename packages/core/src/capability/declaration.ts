import type { DatasetId } from '../model';

/** What the map needs to know of a dataset; handed in, so that this room knows no dataset by itself. */
export interface DatasetDeclaration {
  id: DatasetId;
  title: string;
  product: string;
  features: readonly string[];
  needs: {
    permissions: readonly (readonly string[])[];
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
