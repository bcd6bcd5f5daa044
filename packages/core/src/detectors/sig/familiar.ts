import { acquaint, Acquaintance, isLearning } from './acquaintance';
import { isLately, Lately, remember } from './lately';

/** The things of one kind, such as apps, countries or networks, that a person is known for. */
export interface Familiar {
  days?: Acquaintance;
  things?: Lately;
}

/**
 * Takes a sign-in with a thing into what a person is known for. A thing is new to somebody who is known and was not seen
 * with it for so many days; none is neither.
 */
export function meet(
  { days, things }: Familiar,
  thing: string | undefined,
  at: number,
  memoryDays: number,
): { isNew: boolean; known: Familiar } {
  return {
    isNew:
      thing !== undefined &&
      !isLately(things, thing, at, memoryDays) &&
      !isLearning(days, at),
    known: {
      days: acquaint(days, at),
      things: remember(things, thing, at, memoryDays),
    },
  };
}
