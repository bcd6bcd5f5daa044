import { acquaint, Acquaintance, isLearning } from './acquaintance';
import { isLately, Lately, remember } from './lately';

/** The things of one kind, such as apps, countries or networks, that a person is known for. */
export interface Familiar {
  days?: Acquaintance;
  things?: Lately;
}

/**
 * Takes a sign-in with a thing into what a person is known for: it changes what it is given.
 *
 * @returns whether the thing is new: the person is known, and was not seen with it for so many days; none never is
 */
export function meet(
  known: Familiar,
  thing: string | undefined,
  at: number,
  memoryDays: number,
): boolean {
  const { days, things } = known;
  known.days = acquaint(days, at);
  known.things = remember(things, thing, at, memoryDays);
  return (
    thing !== undefined &&
    !isLately(things, thing, at, memoryDays) &&
    !isLearning(days, at)
  );
}
