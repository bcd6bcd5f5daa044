/** What one initiator did lately, by what it was done to, oldest first. */
export type Deeds = [to: string, at: number][];

/** Adds a deed and forgets those older than the window, and all but the last so many: a repeated record counts once. */
export function addDeed(
  deeds: Deeds,
  to: string,
  at: number,
  window: number,
  most: number,
): Deeds {
  return [
    ...deeds.filter(([what, when]) => when > at - window && what !== to),
    [to, at] as [string, number],
  ].slice(-most);
}
