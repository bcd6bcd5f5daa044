import { dayOf } from './signInEvent';

/** Things by the UTC day on which they were seen last; names that look like numbers make it slow. */
export type Lately = Record<string, number>;

/** As many as are kept of each kind: what was seen longest ago goes first. */
const KEPT = 12;

/** Whether a thing was seen within so many days before a time, the day of the time included. */
export function isLately(
  lately: Lately | undefined,
  thing: string,
  at: number,
  days: number,
): boolean {
  const day = lately?.[thing];
  return day !== undefined && day > dayOf(at) - days;
}

/** Remembers a thing and forgets what is older; undefined where nothing is left to remember. */
export function remember(
  lately: Lately | undefined,
  thing: string | number | undefined,
  at: number,
  days: number,
): Lately | undefined {
  const today = dayOf(at);
  // Nearly always it is known of today already.
  if (thing !== undefined && lately?.[thing] === today) return lately;
  const kept = Object.entries(lately ?? {}).filter(
    ([, day]) => day > today - days,
  );
  if (thing !== undefined) {
    const others = kept
      .filter(([each]) => each !== String(thing))
      .sort((a, b) => b[1] - a[1])
      .slice(0, KEPT - 1);
    return Object.fromEntries([...others, [thing, today]]);
  }
  return kept.length ? Object.fromEntries(kept) : undefined;
}
