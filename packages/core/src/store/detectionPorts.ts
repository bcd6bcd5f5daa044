import type { Severity, Witness } from '../model';

/** What one detection has kept: how far it has come, and what it knows of the whole tenant. JSON, opaque to the store. */
export interface DetectorRun {
  progress: unknown;
  survey?: unknown;
}

/** What is kept of a subject. */
export interface SubjectStates {
  /** JSON, opaque to the store. */
  states: string;
  /** From when on nothing of it matters; milliseconds. Absent: never. */
  expires?: number;
}

/** What detections remember between two judgements. */
export interface DetectorStateStore {
  runs(connectionId: string): Promise<Map<string, DetectorRun>>;
  load(
    connectionId: string,
    subjects: readonly string[],
  ): Promise<Map<string, SubjectStates>>;
  /**
   * In one transaction, so that no state is ever ahead of the progress it belongs to. A run without a survey keeps the one
   * it has; a subject that is undefined is forgotten.
   */
  save(
    connectionId: string,
    write: {
      runs: ReadonlyMap<string, DetectorRun>;
      subjects: ReadonlyMap<string, SubjectStates | undefined>;
    },
  ): Promise<void>;
  /** Forgets subjects of which nothing matters any more at this time; milliseconds. */
  expire(connectionId: string, at: number): Promise<void>;
}

/** A witness, and the record that gave it. */
export interface Detection {
  witness: Witness;
  subject: string;
  /** The time of the record; milliseconds. */
  at: number;
}

/** Which records gave which findings; written by whoever runs detections. */
export interface DetectionStore {
  /** A number greater than that of any run before. */
  nextRun(connectionId: string): Promise<number>;
  /**
   * Notes what was found, before the findings themselves are written.
   * @param scope.from - everything from then on is gone through by runs of this number and later; milliseconds
   */
  note(
    connectionId: string,
    detector: string,
    detections: readonly Detection[],
    scope: { run: number; from: number },
  ): Promise<void>;
  /**
   * Ids of detections of which runs before this one found something in these times that no run since has found: only of
   * them is there anything to retract.
   * @param scope.since - the number of a run; times are milliseconds
   */
  notFoundSince(
    connectionId: string,
    scope: { since: number; from: number },
  ): Promise<Set<string>>;
  /**
   * Resolves what records within these times gave before and no longer give, now that all of them were gone through again:
   * what came late has changed it. What an earlier record gave as well stands.
   * @param scope.since - the number of the first run that went through them; times are milliseconds, the end exclusive
   * @returns how many were resolved
   */
  retract(
    connectionId: string,
    check: { id: string; severity: Severity },
    scope: { since: number; from: number; to?: number; subject?: string },
    now: string,
  ): Promise<number>;
}
