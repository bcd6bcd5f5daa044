/** Whoever has not been seen for so long, or so often, has no usual country yet. */
const LEARN_DAYS = 14;
const LEARN_SIGN_INS = 10;
const KEPT_PLACES = 12;

export const HABIT_DAYS = 30;

/** Where a person usually signs in, over the last thirty days; days since 1970. */
export interface Habits {
  /** The latest day: what is older than a month is forgotten at the first event of each. */
  today?: number;
  /** Day → sign-ins on it. */
  days: Record<string, number>;
  /** Country → the last day it was seen. */
  countries: Record<string, number>;
  /** Neighbourhood of an address → the last day it was seen. */
  networks: Record<string, number>;
}

export const noHabits: Habits = { days: {}, countries: {}, networks: {} };

export function forgetOld(habits: Habits, today: number): Habits {
  if (habits.today === today) return habits;
  const recent = (days: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(days).filter(([, day]) => day > today - HABIT_DAYS),
    );
  const days = Object.fromEntries(
    Object.entries(habits.days).filter(
      ([day]) => Number(day) > today - HABIT_DAYS,
    ),
  );
  return Object.keys(days).length
    ? {
        today,
        days,
        countries: recent(habits.countries),
        networks: recent(habits.networks),
      }
    : noHabits;
}

/** Notes a sign-in of today. */
export function addSignIn(
  habits: Habits,
  today: number,
  country: string | null | undefined,
  network: string | undefined,
): Habits {
  const before = habits.days[today] ?? 0;
  return {
    today,
    // More than are asked for to learn are not counted.
    days:
      before >= LEARN_SIGN_INS
        ? habits.days
        : { ...habits.days, [today]: before + 1 },
    countries: seen(habits.countries, country, today),
    networks: seen(habits.networks, network, today),
  };
}

/** Whether a country is one where the person was not for a month, though much else is known of them. */
export function isNewCountry(
  habits: Habits,
  country: string | null | undefined,
  today: number,
): boolean {
  if (!country || country in habits.countries) return false;
  const seenOn = Object.keys(habits.days).map(Number);
  const signIns = Object.values(habits.days).reduce(
    (sum, each) => sum + each,
    0,
  );
  return (
    signIns >= LEARN_SIGN_INS ||
    today - Math.min(today, ...seenOn) >= LEARN_DAYS
  );
}

/** Of too many places those are kept that were seen last. */
function seen(
  days: Record<string, number>,
  place: string | null | undefined,
  today: number,
): Record<string, number> {
  if (!place || days[place] === today) return days;
  const next = { ...days, [place]: today };
  const all = Object.entries(next);
  if (all.length <= KEPT_PLACES) return next;
  // Of one day in the order of their names, so that a shorter reading forgets the same.
  return Object.fromEntries(
    all
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, KEPT_PLACES),
  );
}
