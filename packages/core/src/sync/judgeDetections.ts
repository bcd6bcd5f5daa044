import type { CheckSource } from '../checks';
import { detectors as allDetectors } from '../detectors';
import type {
  CheckMetadata,
  Completeness,
  DatasetId,
  Detector,
} from '../model';
import { detect } from './detect';
import type { JudgeDeps, Judged } from './judge';

export interface JudgeDetectionsDeps extends JudgeDeps {
  completeness(dataset: DatasetId): Completeness;
  /** What the checks of this judgement read; what they worked out of it is not worked out twice. */
  source?: CheckSource;
  detectors?: readonly Detector<any, any, any>[];
}

/** Every detection, for the score and the inventory. */
export const everyDetection: readonly CheckMetadata[] = allDetectors;

/** Judges the logs: each detection by itself, then what is composed of several. */
export async function judgeDetections(
  deps: JudgeDetectionsDeps,
): Promise<Judged> {
  return detect(deps.detectors ?? allDetectors, deps);
}
