import type {
  DatasetId,
  Detector,
  DetectorContext,
  Witness,
} from '../../model';

/** A record of a test's log, and when it comes. */
export interface Delivered {
  log: DatasetId;
  event: { id: string };
  at: number;
}

const OVERLAP_MS = 2 * 3_600_000;

/**
 * What detections find in one reading of their logs, in order: each subject's states from the first record on, a survey
 * that knows what came up to two hours after the record at hand. It shares nothing with what is held to it.
 */
export function onePass(
  detectors: readonly Detector<any, any, any>[],
  log: readonly Delivered[],
  context: Omit<DetectorContext, 'survey'>,
): Map<string, Witness> {
  const found = new Map<string, Witness>();
  const inOrder = [...log].sort(
    (a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1),
  );
  for (const detector of detectors) {
    const logs = detector.logs ?? [detector.needs[0]];
    const own = inOrder.filter(each => logs.includes(each.log));
    const states = new Map<string, unknown>();
    let survey = detector.survey?.init();
    let surveyed = 0;
    for (const { event, at } of own) {
      const subject = detector.subject(event);
      if (subject === undefined) continue;
      while (surveyed < own.length && own[surveyed].at <= at + OVERLAP_MS) {
        survey = detector.survey?.add(survey, own[surveyed].event);
        surveyed += 1;
      }
      const before = states.get(subject);
      const { state, witnesses } = detector.step(
        before === undefined ? detector.init() : JSON.parse(before as string),
        event,
        { ...context, survey },
      );
      states.set(subject, JSON.stringify(state));
      for (const witness of witnesses)
        found.set(`${detector.id} ${witness.key}`, witness);
    }
  }
  return found;
}
