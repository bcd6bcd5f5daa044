import type { Connection } from '../model';

/** A step of a sign-in under way. */
export interface SignInRow {
  /** Hash of the key that takes it; the key itself is never stored. */
  id: string;
  /** Who started it: a user entity ref. */
  userRef: string;
  /** Hash of what marks the browser it was started in. */
  browserHash?: string;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  sealed: string;
}

/** Steps of sign-ins, each taken once, whichever replica asks. */
export interface SignInStore {
  put(row: SignInRow): Promise<void>;
  /** Deletes and returns; undefined when it is unknown, expired or was taken before. */
  take(id: string, now: string): Promise<SignInRow | undefined>;
  /** Deletes what has expired; returns how many. */
  prune(now: string): Promise<number>;
}

/**
 * Connections set up on the page, with their sealed credentials. Not among `Stores`: nobody who only reads is handed
 * them.
 */
export interface PageConnectionStore {
  /** Those in use, whichever replica they were connected on. */
  list(): Promise<{ connection: Connection; sealed: string }[]>;
  get(
    id: string,
  ): Promise<{ connection: Connection; sealed: string } | undefined>;
  /** False, and nothing changes, when the id is taken or the tenant is connected already. */
  insert(connection: Connection, sealed: string): Promise<boolean>;
  /** False when it is not in use any more. */
  update(connection: Connection, sealed?: string): Promise<boolean>;
  /** Replaces `expected`; false, and nothing changes, when something else stands there by now. */
  replaceSealed(id: string, expected: string, sealed: string): Promise<boolean>;
  /** Every id that rows may stand under, those no longer connected included. */
  ids(): Promise<string[]>;
  /** A connection of this tenant that was removed and whose data was kept. */
  removed(tenantId: string): Promise<string | undefined>;
}
