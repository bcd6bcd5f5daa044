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
  /** The survey as it was when the first record beyond `settles` was judged. */
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
