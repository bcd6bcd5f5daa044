import { dayOf } from './signInEvent';

/** Whose habits are unknown has none that are broken: for the shorter of so many days and so many sign-ins one is learned. */
const LEARN_DAYS = 14;
const LEARN_SIGN_INS = 10;
const MEMORY_DAYS = 30;

/** The UTC days of the latest sign-ins, oldest first; as many as learning asks for. */
export type Acquaintance = readonly number[];

export function acquaint(known: Acquaintance = [], at: number): Acquaintance {
  const today = dayOf(at);
  // Nothing older is left to forget.
  if (known.length === LEARN_SIGN_INS && known[0] === today) return known;
  const next: number[] = [];
  for (
    let each = firstKnown(known, today, known.length + 1 - LEARN_SIGN_INS);
    each < known.length;
    each += 1
  )
    next.push(known[each]);
  next.push(today);
  return next;
}

/** Whether so little is known of a subject's past thirty days that nothing can be called unusual. */
export function isLearning(known: Acquaintance = [], at: number): boolean {
  const today = dayOf(at);
  const first = firstKnown(known, today);
  if (first === known.length) return true;
  return (
    known.length - first < LEARN_SIGN_INS && today - known[first] < LEARN_DAYS
  );
}

/** Where those begin that are not forgotten. */
function firstKnown(known: Acquaintance, today: number, from = 0): number {
  let first = Math.max(from, 0);
  while (first < known.length && known[first] <= today - MEMORY_DAYS)
    first += 1;
  return first;
}
