import { dayOf } from './signInEvent';

/** Whose habits are unknown has none that are broken: for the shorter of so many days and so many sign-ins one is learned. */
const LEARN_DAYS = 14;
const LEARN_SIGN_INS = 10;
const MEMORY_DAYS = 30;

/** UTC days of the latest sign-ins, oldest first, each followed by how many; as many in all as learning asks for. */
export type Acquaintance = readonly number[];

const unknown: Acquaintance = [];

let before = unknown;
let latest = NaN;
let after = unknown;

/** Half a dozen detections know a person by the same sign-ins: theirs is one list in memory, and worked out once. */
export function acquaint(
  known: Acquaintance = unknown,
  at: number,
): Acquaintance {
  const today = dayOf(at);
  if (today !== latest || !isSame(known, before)) {
    before = known;
    latest = today;
    after = withOneOf(today, known);
  }
  return after;
}

function isSame(a: Acquaintance, b: Acquaintance): boolean {
  return a === b || (a.length === b.length && isSameInAll(a, b));
}

function isSameInAll(a: Acquaintance, b: Acquaintance): boolean {
  for (let place = a.length - 1; place >= 0; place -= 1)
    if (a[place] !== b[place]) return false;
  return true;
}

function withOneOf(today: number, known: Acquaintance): Acquaintance {
  const last = known.length - 2;
  const isToday = known[last] === today;
  // Nothing older is left to forget.
  if (isToday && known[last + 1] === LEARN_SIGN_INS) return known;
  let first = firstKnown(known, today);
  // One goes for the one that comes.
  let over = countFrom(known, first) + 1 - LEARN_SIGN_INS;
  for (; over > 0 && known[first + 1] <= over; first += 2)
    over -= known[first + 1];
  const next = known.slice(first);
  if (over > 0) next[1] -= over;
  if (!isToday) return next.concat(today, 1);
  next[next.length - 1] += 1;
  return next;
}

/** Whether so little is known of a subject's past thirty days that nothing can be called unusual. */
export function isLearning(known: Acquaintance = [], at: number): boolean {
  const today = dayOf(at);
  const first = firstKnown(known, today);
  if (first === known.length) return true;
  return (
    countFrom(known, first) < LEARN_SIGN_INS &&
    today - known[first] < LEARN_DAYS
  );
}

/** Where those begin that are not forgotten. */
function firstKnown(known: Acquaintance, today: number): number {
  let first = 0;
  while (first < known.length && known[first] <= today - MEMORY_DAYS)
    first += 2;
  return first;
}

function countFrom(known: Acquaintance, first: number): number {
  let count = 0;
  for (let each = first + 1; each < known.length; each += 2)
    count += known[each];
  return count;
}
