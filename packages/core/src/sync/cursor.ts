/**
 * Where a collection stands, saved with the rows of each page so that a killed process goes on from the page.
 * `next` is Graph's own link and followed verbatim.
 */
export type Cursor =
  /** `select`: the properties that its links carry, for Graph keeps to what a round began with. */
  | {
      kind: 'delta';
      next?: string;
      delta?: string;
      resync?: boolean;
      select?: string;
    }
  /** `again`: this very window is to be asked from its start. */
  | { kind: 'window'; from: string; to: string; next?: string; again?: boolean }
  /** `at`: when the page before `next` was read. */
  | { kind: 'full'; next?: string; at?: string }
  | PerParentCursor;

/** How far a round over all persons, or sites, is; it goes on from run to run. Times are ISO 8601 in UTC. */
export interface PerParentCursor {
  kind: 'perParent';
  /** When the round began. */
  began: string;
  /** Who is asked before all others. Kept, for who is privileged may change before the round ends. */
  first: string[];
  /** How many of `first` have been asked. */
  firstAsked: number;
  /** Of all others, by id, the last one asked. */
  after: string;
  /** How many there were to ask when the round began. */
  total: number;
  read: number;
  /** Have nothing of the kind, such as an account without a mailbox. */
  without: number;
  /** Refused although others are not. */
  closed: number;
  /** Did not answer although others did. */
  failed: number;
  /** Have more than one run may read of one of them; absent in a round begun before there were such. */
  cut?: number;
  done: boolean;
  /** When the last round that read everybody began. */
  whole?: string;
}

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
