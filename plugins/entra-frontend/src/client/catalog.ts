import type { FindingItem } from '@entra-posture/core';

/** Findings of what an entity of the catalog is in the tenants. */
export interface EntityFindings {
  entityRef: string;
  /** Whether it names anything of a tenant. */
  annotated: boolean;
  connections: string[];
  /** Findings about the person are left out: personal data. */
  withheld: boolean;
  total: number;
  /** Worst first; asking for work. */
  items: FindingItem[];
}
