const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Of an ISO 8601 duration of days and less; undefined where it is another text. */
export function hoursOf(duration: unknown): number | undefined {
  const parts = typeof duration === 'string' && DURATION.exec(duration);
  if (!parts) return undefined;
  const [days, hours, minutes, seconds] = parts
    .slice(1)
    .map(each => Number(each ?? 0));
  return days * 24 + hours + minutes / 60 + seconds / 3600;
}
