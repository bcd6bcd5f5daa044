import { oneOf } from '../routing/useAddress';

export type TierFilter = '0' | '2';
export type AssignmentFilter = 'active' | 'eligible';

/** Which holders are listed, as the address says it. */
export interface PrivilegedAddress {
  connection?: string;
  /** The template id of a role, or a part of its name. */
  role?: string;
  assignment?: AssignmentFilter;
  /** The least dangerous tier that is listed; 1 when left out. */
  tier?: TierFilter;
}

export const privilegedNames: { [Part in keyof PrivilegedAddress]-?: string } =
  {
    connection: 'connection',
    role: 'role',
    assignment: 'assignment',
    tier: 'tier',
  };

/** The server refuses a longer one. */
const LONGEST_ROLE = 100;

/** Reads an address; what is not one of ours is as if it were not there. */
export function readPrivilegedAddress(
  search: URLSearchParams,
): PrivilegedAddress {
  return {
    connection: search.get('connection') ?? undefined,
    role: search.get('role')?.slice(0, LONGEST_ROLE) || undefined,
    assignment: oneOf(search.get('assignment'), ['active', 'eligible']),
    tier: oneOf(search.get('tier'), ['0', '2']),
  };
}
