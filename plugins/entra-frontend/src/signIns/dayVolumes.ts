const DAY_MS = 86_400_000;

export interface DayVolume {
  /** As `2026-12-31`, in UTC. */
  day: string;
  count: number;
}

/** Every day up to and with that of `until`, also those on which nothing happened. */
export function dayVolumes(
  counts: readonly DayVolume[],
  days: number,
  until: Date,
): DayVolume[] {
  const told = new Map(counts.map(({ day, count }) => [day, count]));
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(until.getTime() - (days - 1 - at) * DAY_MS)
      .toISOString()
      .slice(0, 10);
    return { day, count: told.get(day) ?? 0 };
  });
}
