// Run as a process of its own, bundled as the product is: what it measures begins with an engine that has seen nothing.
import { detectors } from '@entra-posture/core';
import { onProcessor } from './onProcessor';
import { declarations, facts, overSignIns } from './overSignIns';
import { type GivenSignIn, type LogShape, partsOf } from './signInLog';

/** As many records as the runner steps through at once. */
const PART = 10_000;

export interface StepsAlone {
  signIns: number;
  /** Seconds of the processor, all threads of the engine together. */
  processor: number;
  /** The same of the first records since the process began. */
  cold: { signIns: number; processor: number };
}

const shape: LogShape = JSON.parse(process.argv[2]);
const coldSignIns = Number(process.argv[3]);
const running = overSignIns.filter(
  detector => !detector.notApplicable?.(declarations),
);
const contexts = running.map(({ survey }) => ({
  declarations,
  namedLocations: facts.namedLocations,
  tenant: facts.tenant,
  survey: survey?.init(),
}));
const surveyed = running.flatMap(({ survey }, index) =>
  survey ? [{ survey, context: contexts[index] }] : [],
);
const states = new Map<string, unknown[]>();

/** As the runner steps, without reading and writing of a database. */
function step(event: GivenSignIn): void {
  for (const { survey, context } of surveyed)
    context.survey = survey.add(context.survey, event);
  let own: unknown[] = [];
  let known: string | undefined;
  for (let index = 0; index < running.length; index += 1) {
    const detector = running[index];
    const subject = detector.subject(event);
    if (subject === undefined) continue;
    if (subject !== known) own = statesOf(subject);
    known = subject;
    const before = own[index] ?? detector.init();
    own[index] = detector.step(before, event, contexts[index]).state;
  }
}

function statesOf(subject: string): unknown[] {
  let own = states.get(subject);
  if (!own) {
    own = new Array(detectors.length).fill(undefined);
    states.set(subject, own);
  }
  return own;
}

const done: StepsAlone = {
  signIns: 0,
  processor: 0,
  cold: { signIns: 0, processor: 0 },
};
for (let day = 0; day < shape.days; day += 1)
  for (const events of partsOf(day, shape, PART)) {
    done.processor += onProcessor(() => events.forEach(step));
    done.signIns += events.length;
    if (done.cold.signIns < coldSignIns) {
      const { signIns, processor } = done;
      done.cold = { signIns, processor };
    }
  }
process.stdout.write(JSON.stringify(done));
