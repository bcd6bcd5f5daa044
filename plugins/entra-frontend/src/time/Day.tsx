/** A day, as a date says it; its time would only confuse. */
export function Day({ at }: { at: string }) {
  return <time dateTime={at}>{dayOf(at)}</time>;
}

/** In UTC, in which days are counted. */
export function dayOf(at: string): string {
  if (Number.isNaN(Date.parse(at))) return at;
  return new Date(at).toLocaleDateString('en', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
}
