/** Another process is at it. No failure: what it reads is there for all. */
export class LeaseHeld extends Error {
  name = 'LeaseHeld';

  constructor(what: string) {
    super(`Another process on this database is at ${what} right now.`);
  }
}

/** Another process has read it since it was found due here. No failure: nothing is read twice. */
export class ReadMeanwhile extends Error {
  name = 'ReadMeanwhile';

  constructor(what: string) {
    super(`Another process on this database has read ${what} meanwhile.`);
  }
}

/** This process stalled for so long that another one has taken over; nothing it writes counts any more. */
export class LeaseLost extends Error {
  name = 'LeaseLost';

  constructor(what: string) {
    super(
      `Another process on this database has taken over ${what}, for this one did not go on in time.`,
    );
  }
}

/** Of a connection: who holds it may write verdicts, and nobody else. */
export const JUDGEMENT = 'judgement';

/**
 * Who of several processes is at what, so that nothing is done twice. A lease is kept by being renewed; one that is not
 * may be taken over, at once where its holder is known to be gone. Times are ISO 8601.
 */
export interface LeaseStore {
  /** @throws LeaseHeld */
  take(connectionId: string, name: string, now: string): Promise<void>;
  release(connectionId: string, name: string): Promise<void>;
  /** Keeps everything that this process holds. */
  renewAll(now: string): Promise<void>;
  /** Whether any process that may be alive is at something of the connection. */
  isWorkedOn(connectionId: string, now: string): Promise<boolean>;
}
