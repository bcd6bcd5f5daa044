import type { Catalogue } from '../catalogue';
import type { Completeness, Composition, DatasetId, Detector } from '../model';
import { detect } from './detect';
import type { JudgeDeps, Judged } from './judge';
import { judgeCompositions } from './judgeCompositions';
import { silence } from './silence';

export interface JudgeDetectionsDeps extends JudgeDeps {
  catalogue: Catalogue;
  completeness(dataset: DatasetId): Completeness;
  detectors?: readonly Detector<any, any, any>[];
  compositions?: readonly Composition[];
}

/** Judges the logs: each detection by itself, then what is composed of several. */
export async function judgeDetections(
  deps: JudgeDetectionsDeps,
): Promise<Judged> {
  const detectors = await silence(
    deps.detectors ?? deps.catalogue.detectors,
    deps,
  );
  const found = await detect(detectors.heard, deps);
  const compositions = await silence(
    deps.compositions ?? deps.catalogue.compositions,
    deps,
  );
  const composed = await judgeCompositions(compositions.heard, deps);
  return {
    opened: found.opened + composed.opened,
    reopened: found.reopened + composed.reopened,
    resolved:
      detectors.resolved +
      found.resolved +
      compositions.resolved +
      composed.resolved,
  };
}
