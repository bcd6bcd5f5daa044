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
  const from = Math.max(
    known.findIndex(day => day > today - MEMORY_DAYS),
    known.length + 1 - LEARN_SIGN_INS,
  );
  return [...(from < 0 ? [] : known.slice(from)), today];
}

/** Whether so little is known of a subject's past thirty days that nothing can be called unusual. */
export function isLearning(known: Acquaintance = [], at: number): boolean {
  const today = dayOf(at);
  const days = known.filter(day => day > today - MEMORY_DAYS);
  if (!days.length) return true;
  return days.length < LEARN_SIGN_INS && today - days[0] < LEARN_DAYS;
}
