import type { Detector } from '../model';

type AnyDetector = Detector<any, any, any>;

/**
 * What is asked of a detection with every record, side by side. Detections have dozens of shapes: to look a function up in
 * one of them each time takes the engine as long as most of them take.
 */
export interface DetectorCalls {
  detector: AnyDetector;
  subject: AnyDetector['subject'];
  step: AnyDetector['step'];
  tells: AnyDetector['tells'];
}

/** The functions are to be called on the detection, as it calls them itself. */
export function callsOf(detector: AnyDetector): DetectorCalls {
  const { subject, step, tells } = detector;
  return { detector, subject, step, tells };
}
