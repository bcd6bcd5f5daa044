import type { FindingsTouching, FindingState } from '@entra-posture/core';

/** Which findings of an entity: a few that ask for work when nothing is said. */
export interface EntityFindingsInput {
  limit?: number;
  cursor?: string;
  state?: FindingState[];
}

/** Findings of what an entity of the catalog is in the tenants, worst first. */
export interface EntityFindings extends FindingsTouching {
  entityRef: string;
  /** Whether it names anything of a tenant. */
  annotated: boolean;
  connections: string[];
  /** Findings about the person are left out: personal data. */
  withheld: boolean;
}

export function entityFindingsPath(
  entityRef: string,
  { limit, cursor, state }: EntityFindingsInput,
): string {
  const query = new URLSearchParams({
    entityRef,
    ...(limit ? { limit: String(limit) } : {}),
    ...(cursor ? { cursor } : {}),
    ...(state ? { state: state.join(',') } : {}),
  });
  return `v1/catalog/findings?${query}`;
}
