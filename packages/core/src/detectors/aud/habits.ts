import { isLately, Lately, remember } from '../sig/lately';

const DAY_MS = 86_400_000;
/** Whoever has not been seen for so long, or so often, has no usual country yet. */
const LEARN_DAYS = 14;
const LEARN_SIGN_INS = 10;

export const HABIT_DAYS = 30;

/** Where a person usually signs in, over the last thirty days; days since 1970. */
export interface Habits {
  /** The latest day: what is older than a month is forgotten at the first event of each. */
  today?: number;
  /** Sign-ins by day, the latest day last. */
  days: readonly (readonly [day: number, signIns: number])[];
  countries?: Lately;
  /** Neighbourhoods of addresses. */
  networks?: Lately;
}

export const noHabits: Habits = { days: [] };

export function forgetOld(habits: Habits, today: number): Habits {
  if (habits.today === today) return habits;
  const days = habits.days.filter(([day]) => day > today - HABIT_DAYS);
  return days.length
    ? {
        today,
        days,
        countries: seen(habits.countries, undefined, today),
        networks: seen(habits.networks, undefined, today),
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
  return {
    today,
    days: counted(habits.days, today),
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
  if (!country || isKnown(habits.countries, country, today)) return false;
  const signIns = habits.days.reduce((sum, [, each]) => sum + each, 0);
  const [first = today] = habits.days[0] ?? [];
  return signIns >= LEARN_SIGN_INS || today - first >= LEARN_DAYS;
}

/** More than are asked for to learn are not counted. */
function counted(days: Habits['days'], today: number): Habits['days'] {
  const last = days[days.length - 1];
  if (last?.[0] !== today) return [...days, [today, 1]];
  if (last[1] >= LEARN_SIGN_INS) return days;
  return [...days.slice(0, -1), [today, last[1] + 1]];
}

export function isKnown(
  places: Lately | undefined,
  place: string,
  today: number,
): boolean {
  return isLately(places, place, today * DAY_MS, HABIT_DAYS);
}

function seen(
  places: Lately | undefined,
  place: string | null | undefined,
  today: number,
): Lately | undefined {
  return remember(places, place || undefined, today * DAY_MS, HABIT_DAYS);
}
