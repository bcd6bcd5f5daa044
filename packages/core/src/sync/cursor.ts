/**
 * Where a collection stands, saved with the rows of each page so that a killed process goes on from the page.
 * `next` is Graph's own link and followed verbatim.
 */
export type Cursor =
  | { kind: 'delta'; next?: string; delta?: string; resync?: boolean }
  | { kind: 'window'; from: string; to: string; next?: string }
  | { kind: 'full'; next?: string };

/** A cursor of another kind (the dataset's mode changed with an upgrade) or one that is no JSON starts afresh. */
export function readCursor<K extends Cursor['kind']>(
  kind: K,
  saved: string | undefined,
): Extract<Cursor, { kind: K }> | undefined {
  if (!saved) return undefined;
  try {
    const cursor = JSON.parse(saved) as Cursor;
    return cursor?.kind === kind
      ? (cursor as Extract<Cursor, { kind: K }>)
      : undefined;
  } catch {
    return undefined;
  }
}

export function writeCursor(cursor: Cursor): string {
  return JSON.stringify(cursor);
}
