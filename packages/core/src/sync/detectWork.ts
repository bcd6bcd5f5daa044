import type { DatasetId, Detector, DetectorContext } from '../model';
import type { Detection } from '../store/ports';
import type { Progress } from './detectProgress';

/** One detection in a run. */
export interface Work {
  detector: Detector<any, any, any>;
  logs: ReadonlySet<DatasetId>;
  /** As it was when the run began, or when the last part was written away. */
  progress: Progress;
  /** From when on what this run finds is told, in place of what was found before. */
  from: number;
  settles: number;
  survey: unknown;
  /** The survey as it was before it took in what nobody may know who judges a record before `settles`. */
  settledSurvey?: unknown;
  context: DetectorContext<any>;
  /** Of the part at hand. */
  found: Detection[];
  /** It threw; what it has made of the log since its last progress is left out. */
  failed?: Error;
  opened: number;
  reopened: number;
  resolved: number;
}

/** It is left out from here on, with all that it has found in the part at hand. */
export function fail(work: Work, error: unknown): void {
  work.failed = error as Error;
  work.found = [];
}
