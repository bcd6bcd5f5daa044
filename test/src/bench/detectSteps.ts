// Run as a process of its own, bundled as the product is: what it measures begins with an engine that has seen nothing.
import { onProcessor } from './onProcessor';
import { declarations, facts, overSignIns } from './overSignIns';
import { type GivenSignIn, type LogShape, partsOf } from './signInLog';
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { callsOf } from '../../../packages/core/src/sync/detectCalls';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { SubjectPlaces } from '../../../packages/core/src/sync/SubjectPlaces';

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
const asked = running.map((detector, index) => ({
  ...callsOf(detector),
  context: contexts[index],
}));
const surveyed = running.flatMap(({ survey }, index) =>
  survey ? [{ survey, context: contexts[index] }] : [],
);
const subjects: string[] = [];
const places = new SubjectPlaces(subjects);
/** Of each subject the states of all detections. */
const states: unknown[][] = [];

/** As the runner steps, without reading and writing of a database. */
function step(event: GivenSignIn): void {
  for (const { survey, context } of surveyed)
    context.survey = survey.add(context.survey, event);
  places.next();
  for (let index = 0; index < asked.length; index += 1) {
    const each = asked[index];
    const whose = each.subject.call(each.detector, event);
    if (whose === undefined) continue;
    const own = (states[places.of(whose)] ??= running.map(() => undefined));
    const before = own[index] ?? each.detector.init();
    const next = each.step.call(each.detector, before, event, each.context);
    own[index] = next.state;
  }
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
