import { dayOf } from './signInEvent';

/** Whose habits are unknown has none that are broken: for the shorter of so many days and so many sign-ins one is learned. */
const LEARN_DAYS = 14;
const LEARN_SIGN_INS = 10;
const MEMORY_DAYS = 30;

/** The sign-ins of the past thirty days, by UTC day; a day counts no further than learning needs. */
export type Acquaintance = Record<string, number>;

export function acquaint(
  known: Acquaintance | undefined,
  at: number,
): Acquaintance {
  const today = dayOf(at);
  const counted = Math.min(LEARN_SIGN_INS, (known?.[today] ?? 0) + 1);
  if (known?.[today] === counted) return known;
  return Object.fromEntries([
    ...Object.entries(known ?? {}).filter(
      ([day]) => Number(day) > today - MEMORY_DAYS && Number(day) !== today,
    ),
    [today, counted],
  ]);
}

/** Whether so little is known of a subject that nothing can be called unusual. */
export function isLearning(
  known: Acquaintance | undefined,
  at: number,
): boolean {
  const today = dayOf(at);
  const days = Object.entries(known ?? {}).filter(
    ([day]) => Number(day) > today - MEMORY_DAYS,
  );
  if (!days.length) return true;
  const signIns = days.reduce((sum, [, count]) => sum + count, 0);
  const first = Math.min(...days.map(([day]) => Number(day)));
  return signIns < LEARN_SIGN_INS && today - first < LEARN_DAYS;
}
