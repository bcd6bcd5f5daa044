import type { CheckSource } from '../checks';
import {
  compositions as allCompositions,
  detections,
  detectors as allDetectors,
} from '../detectors';
import type {
  CheckMetadata,
  Completeness,
  Composition,
  DatasetId,
  Detector,
} from '../model';
import { detect } from './detect';
import type { JudgeDeps, Judged } from './judge';
import { judgeCompositions } from './judgeCompositions';

export interface JudgeDetectionsDeps extends JudgeDeps {
  completeness(dataset: DatasetId): Completeness;
  /** What the checks of this judgement read; what they worked out of it is not worked out twice. */
  source?: CheckSource;
  detectors?: readonly Detector<any, any, any>[];
  compositions?: readonly Composition[];
}

/** Every detection, for the score and the inventory. */
export const everyDetection: readonly CheckMetadata[] = detections;

/** Judges the logs: each detection by itself, then what is composed of several. */
export async function judgeDetections(
  deps: JudgeDetectionsDeps,
): Promise<Judged> {
  const found = await detect(deps.detectors ?? allDetectors, deps);
  const composed = await judgeCompositions(
    deps.compositions ?? allCompositions,
    deps,
  );
  return {
    opened: found.opened + composed.opened,
    reopened: found.reopened + composed.reopened,
    resolved: found.resolved + composed.resolved,
  };
}
