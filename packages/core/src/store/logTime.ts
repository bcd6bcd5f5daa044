/**
 * A record's place in a log. Graph tells the same event's time to the second or finer, an export always finer, with
 * another sign for UTC; it must not hang on who told of it first, for on PostgreSQL it is a part of the key.
 */
export function logSecond(at: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]00:00)$/.test(at)
    ? `${at.slice(0, 19)}Z`
    : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
