import type { FindingEventKind } from '../model';

/** What a line of a finding's history is looked at for; each purpose settles it for itself. */
export type SettledFor = 'publish' | 'notify';

/** A line of a finding's history that others want to know of. */
export interface FindingChange {
  /** For `settle`. */
  event: string;
  finding: string;
  kind: FindingEventKind;
  /** ISO 8601 in UTC, with milliseconds; so are all times here. */
  at: string;
}

export type NoticeKind =
  'opened' | 'reopened' | 'secretExpiring' | 'exceptionExpiring';

export interface NewNotice {
  finding: string;
  kind: NoticeKind;
  /** What is told once: the same cause is noted for a recipient only the first time. */
  cause: string;
  /** Entity reference of the portal's catalog. */
  recipient: string;
  /** Entity of the catalog by which the recipient is concerned. */
  about?: string;
}

export interface Notice extends NewNotice {
  /** For `sent` and `release`. */
  id: string;
  connectionId: string;
  at: string;
}

/** What owners are to be told, and what they were told; shared by all backends of a database. */
export interface NoticeStore {
  /**
   * Lines of these kinds, not older than `since`, that were not settled for the purpose; oldest first.
   * Those up to the line `after` are left out: somebody has looked at them and let them wait.
   */
  unsettled(
    connectionId: string,
    purpose: SettledFor,
    options: {
      kinds: readonly FindingEventKind[];
      since: string;
      after?: string;
      limit: number;
    },
  ): Promise<FindingChange[]>;
  /** The last line of one of these kinds of each finding that has any, settled or not. */
  latest(
    findings: readonly string[],
    kinds: readonly FindingEventKind[],
  ): Promise<FindingChange[]>;
  /**
   * Settles lines and notes what is to be told of each, in one transaction.
   * @returns how many; of those that another backend has settled, nothing is noted
   */
  settle(
    connectionId: string,
    purpose: SettledFor,
    changes: readonly {
      change: FindingChange;
      notices: readonly NewNotice[];
    }[],
    now: string,
  ): Promise<number>;
  /** Notes what was not noted before. @returns how many those are */
  note(
    connectionId: string,
    notices: readonly NewNotice[],
    now: string,
  ): Promise<number>;
  /** Takes what was noted until `noted` and is not sent; nobody else gets it before `until`. Oldest first. */
  claim(options: {
    noted: string;
    now: string;
    until: string;
    limit: number;
  }): Promise<Notice[]>;
  sent(ids: readonly string[], now: string): Promise<void>;
  /** Gives back what could not be sent, for the next try. */
  release(ids: readonly string[]): Promise<void>;
  /** Forgets what was settled or noted before. */
  prune(before: string): Promise<void>;
}
