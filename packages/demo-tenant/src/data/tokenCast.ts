import type { People } from './people';
import { staff } from './staff';

/** Who plays in the stories of tokens; each is nobody in particular otherwise. */
const ordinary = [
  'colleagueA',
  'colleagueB',
  'colleagueC',
  'traveller',
  'hidden',
  'cleared',
  'coded',
  'refused',
  'enrolled',
  'roaming',
  'copied',
  'travelling',
  'phished',
  'scripting',
  'relayed',
  'unbound',
  'bound',
  'unfit',
  'unreported',
  'developer',
  'abroad',
  'partnered',
  'explorer',
  'swept',
  'clicking',
  'registered',
  'hello',
] as const;
/** Accounts that nobody has used for months. */
const dormant = ['wakes', 'returns'] as const;

export type TokenCast = Record<
  (typeof ordinary)[number] | (typeof dormant)[number],
  number
> & {
  /** Administrators of the staff who work at night, the second from where they always are. */
  nightOwl: number;
  watchman: number;
};

/** The first and the last of a tenant are in other stories; one that is smaller has none of these. */
const LEAST_USERS = 250;
const LAST = 60;

/** By index; undefined in a tenant that has too few people. */
export function tokenCast(users: People): TokenCast | undefined {
  const cast: Record<string, number> = {};
  const open = { ordinary: [...ordinary], dormant: [...dormant] };
  for (
    let index = users.size - LAST;
    index > staff.length + 1 && users.size >= LEAST_USERS;
    index -= 1
  ) {
    if (users.isGuest(index) || !users.isEnabled(index)) continue;
    const seen = users.lastSuccessDaysAgo(index);
    if (seen === undefined) continue;
    const role = (seen > 90 ? open.dormant : open.ordinary).shift();
    if (role) cast[role] = index;
    if (!open.ordinary.length && !open.dormant.length)
      return { ...(cast as TokenCast), nightOwl: 9, watchman: 14 };
  }
  return undefined;
}
