import type {
  CaAssumption,
  CaAudience,
  CaPolicyItem,
  CaRequirement,
  EntityItem,
} from '@entra-posture/core';

/** What `check_ca_gaps` takes. */
export interface CaGapsInput {
  connection: string;
  audience?: CaAudience;
  requirement?: CaRequirement;
  assume?: CaAssumption;
  limit?: number;
  cursor?: string;
}

/** What `list_policies` takes. */
export interface CaPoliciesInput {
  connection: string;
  state?: CaPolicyItem['state'];
  query?: string;
  limit?: number;
  cursor?: string;
}

/** What `search_entities` takes. */
export interface SearchInput {
  connection: string;
  /** At least two characters, or the server refuses it. */
  query: string;
  kinds: EntityItem['kind'][];
  limit?: number;
}
