import type { Changes } from '../changes';
import type { TenantData } from '../data/tenantData';
import type { Links } from './links';

/** What an address is answered from. */
export interface Graph {
  data: TenantData;
  changes: Changes;
  links: Links;
  licensed(): ReadonlySet<string>;
  /** Smaller pages than Graph's. */
  pages?: { objects: number; relations: number };
  now(): number;
}

export type AnswerBody = Record<string, unknown>;
