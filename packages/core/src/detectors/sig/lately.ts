import { dayOf } from './signInEvent';

/**
 * Things and the UTC day on which each was seen last, one after the other: a thing, its day, the next thing. As properties
 * of an object they would make it slow, for every person has names of their own.
 */
export type Lately = readonly (string | number)[];

/** As many as are kept of each kind: what was seen longest ago goes first. */
const KEPT = 12;

/** Whether a thing was seen within so many days before a time, the day of the time included. */
export function isLately(
  lately: Lately | undefined,
  thing: string,
  at: number,
  days: number,
): boolean {
  const place = lately ? placeOf(lately, thing) : -1;
  return place >= 0 && (lately![place + 1] as number) > dayOf(at) - days;
}

/** Where a thing stands, -1 where it is not known; what was seen last is looked at first. */
function placeOf(lately: Lately, thing: string): number {
  for (let place = lately.length - 2; place >= 0; place -= 2)
    if (lately[place] === thing) return place;
  return -1;
}

export function thingsOf(lately: Lately = []): string[] {
  return lately.filter((_, place) => place % 2 === 0) as string[];
}

/** Remembers a thing and forgets what is older; undefined where nothing is left to remember. */
export function remember(
  lately: Lately | undefined,
  thing: string | undefined,
  at: number,
  days: number,
): Lately | undefined {
  const today = dayOf(at);
  if (thing === undefined) return lately && recent(lately, today - days);
  if (!lately) return [thing, today];
  // Nearly always it is known of today already.
  const place = placeOf(lately, thing);
  if (place >= 0 && lately[place + 1] === today) return lately;
  const kept = recent(lately, today - days);
  if (!kept) return [thing, today];
  const known = kept === lately ? place : placeOf(kept, thing);
  if (known < 0 && kept.length === 2 * KEPT)
    return moved(kept, longestAgo(kept), thing, today);
  return known < 0
    ? kept.concat(thing, today)
    : moved(kept, known, thing, today);
}

/** Another thing at the end in place of one. */
function moved(
  lately: Lately,
  from: number,
  thing: string,
  today: number,
): Lately {
  const next = lately.slice();
  for (let each = from + 2; each < next.length; each += 1)
    next[each - 2] = next[each];
  next[next.length - 2] = thing;
  next[next.length - 1] = today;
  return next;
}

function recent(lately: Lately, after: number): Lately | undefined {
  let isOld = false;
  for (let each = 1; each < lately.length; each += 2)
    if ((lately[each] as number) <= after) isOld = true;
  if (!isOld) return lately;
  const kept: (string | number)[] = [];
  for (let each = 0; each < lately.length; each += 2)
    if ((lately[each + 1] as number) > after)
      kept.push(lately[each], lately[each + 1]);
  return kept.length ? kept : undefined;
}

/** Of one day the last by its name, so that a shorter reading forgets the same. */
function longestAgo(lately: Lately): number {
  let found = 0;
  for (let each = 2; each < lately.length; each += 2)
    if (
      lately[each + 1] < lately[found + 1] ||
      (lately[each + 1] === lately[found + 1] && lately[each] > lately[found])
    )
      found = each;
  return found;
}
