/** A moment to the minute, for what is compared with other moments. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{momentOf(at)}</time>;
}

/** In UTC, as logs are. */
export function momentOf(at: string): string {
  if (Number.isNaN(Date.parse(at))) return at;
  return `${new Date(at).toLocaleString('en', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })} UTC`;
}
