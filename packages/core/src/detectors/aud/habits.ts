import { acquaint, type Acquaintance, isLearning } from '../sig/acquaintance';
import { isLately, type Lately, remember } from '../sig/lately';

const DAY_MS = 86_400_000;

export const HABIT_DAYS = 30;

/** Where a person usually signs in, over the last thirty days. */
export interface Habits {
  days?: Acquaintance;
  countries?: Lately;
  /** Neighbourhoods of addresses. */
  networks?: Lately;
}

export const noHabits: Habits = {};

/** @param today - days since 1970 */
export function forgetOld(habits: Habits, today: number): Habits {
  const { days } = habits;
  return days && days[days.length - 2] <= today - HABIT_DAYS
    ? noHabits
    : habits;
}

/** Notes a sign-in of today. */
export function addSignIn(
  { days, countries, networks }: Habits,
  today: number,
  country: string | null | undefined,
  network: string | undefined,
): Habits {
  const at = today * DAY_MS;
  return {
    days: acquaint(days, at),
    countries: remember(countries, country || undefined, at, HABIT_DAYS),
    networks: remember(networks, network, at, HABIT_DAYS),
  };
}

/** Whether a country is one where the person was not for a month, though much else is known of them. */
export function isNewCountry(
  { days, countries }: Habits,
  country: string | null | undefined,
  today: number,
): boolean {
  return (
    Boolean(country) &&
    !isKnown(countries, country!, today) &&
    !isLearning(days, today * DAY_MS)
  );
}

export function isKnown(
  places: Lately | undefined,
  place: string,
  today: number,
): boolean {
  return isLately(places, place, today * DAY_MS, HABIT_DAYS);
}
