import type { Changes } from '../changes';
import { createRandom } from '../data/random';
import { staff } from '../data/staff';
import { tenantData } from '../data/tenantData';
import type { Graph } from './answer';
import { Links } from './links';

export interface GraphOptions {
  /** People and guests; at least 60. Default 300. */
  users?: number;
  /** Default a tenth of the users. */
  groups?: number;
  /** The same number of members in every group. */
  membersPerGroup?: number;
  /** How often somebody signs in on a day, on average; default 1.5. */
  signInsADay?: number;
  /** So many people more than those whose stories are told are at risk to Identity Protection. */
  atRisk?: number;
  seed?: number;
  /**
   * Objects and relations on a page at most, where a test wants a small tenant to have many pages. Absent: as Graph.
   */
  pages?: { objects: number; relations: number };
  now?: () => Date;
}

export const DEFAULT_SEED = 20_260_101;

/** What the addresses of a planted tenant are answered from; `serve` answers from it without any server. */
export function createGraph(
  options: GraphOptions,
  tenant: {
    id: string;
    changes: Changes;
    origin(): string;
    licensed(): ReadonlySet<string>;
  },
): Graph {
  const users = options.users ?? 300;
  if (users < 2 * staff.length)
    throw new Error(
      `A demo tenant has at least ${2 * staff.length} users, not ${users}.`,
    );
  const seed = options.seed ?? DEFAULT_SEED;
  const now = () => (options.now?.() ?? new Date()).getTime();
  const groups = Math.max(20, options.groups ?? Math.floor(users / 10));
  const { membersPerGroup, signInsADay, atRisk } = options;
  return {
    data: tenantData(
      {
        users,
        groups,
        membersPerGroup,
        signInsADay,
        atRisk,
        random: createRandom(seed),
        day: new Date(Math.floor(now() / 86_400_000) * 86_400_000),
      },
      tenant.id,
      tenant.licensed,
    ),
    changes: tenant.changes,
    links: new Links(
      tenant.origin,
      `${seed} ${users} ${groups} ${membersPerGroup ?? ''}`,
      seed,
      now,
    ),
    licensed: tenant.licensed,
    pages: options.pages,
    now,
  };
}
