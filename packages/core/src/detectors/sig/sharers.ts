import { dayOf } from './signInEvent';

const MEMORY_DAYS = 30;
/** So many others make a thing the organisation's and nobody's own. */
const SHARED_BY = 3;

/** Thing → who was seen with it, first and last UTC day and the moment of the first; as many as are needed to call it shared. */
export type Sharers = Record<
  string,
  Record<string, [since: number, last: number]>
>;

/** Changes the survey it is given; the same event twice changes nothing. */
export function addSharer(
  sharers: Sharers,
  thing: string,
  who: string,
  at: number,
): Sharers {
  const today = dayOf(at);
  const users = (sharers[thing] ??= {});
  // Most who come to a shared thing are not among those who are kept: to go through the few is faster than to look one up.
  let known: [since: number, last: number] | undefined;
  let kept = 0;
  let old = 0;
  for (const user in users)
    if (users[user][1] <= today - MEMORY_DAYS) old += 1;
    else if (user === who) known = users[user];
    else kept += 1;
  if (known) {
    if (known[1] < today) known[1] = today;
    // It came late.
    if (at < known[0]) known[0] = at;
    return sharers;
  }
  if (old) forgetOld(users, today);
  // One more than is asked for: the person in question may be among them.
  if (kept <= SHARED_BY) users[who] = [at, today];
  return sharers;
}

function forgetOld(users: Sharers[string], today: number): void {
  for (const user in users)
    if (users[user][1] <= today - MEMORY_DAYS) delete users[user];
}

/**
 * Whether at least three others were seen with a thing before a moment, in the thirty days before it. Those who come
 * later do not count: an attacker who takes the fourth account does not clear the first.
 */
export function isShared(
  sharers: Sharers,
  thing: string,
  who: string,
  at: number,
): boolean {
  const before = Object.entries(sharers[thing] ?? {}).filter(
    ([user, [since, last]]) =>
      user !== who && since < at && last > dayOf(at) - MEMORY_DAYS,
  );
  return before.length >= SHARED_BY;
}
