import type { Random } from './random';

/** Neither the emergency accounts nor the head of IT has a manager. */
const FIRST = 3;
const HEAD = 2;
/** How many people one manages. */
const SPAN = 8;

/**
 * Whom somebody is managed by: always somebody of a lower index, so that nobody comes to manage themselves. Guests neither
 * manage nor are managed, and of some people it was never entered.
 */
export function managerOf(
  index: number,
  random: Random,
  isGuest: (index: number) => boolean,
): number | undefined {
  if (index < FIRST || isGuest(index)) return undefined;
  if (index > SPAN * SPAN && random.chance(6, 'noManager', index))
    return undefined;
  let above = index;
  do above = HEAD + Math.floor((above - FIRST) / SPAN);
  while (isGuest(above));
  return above;
}
