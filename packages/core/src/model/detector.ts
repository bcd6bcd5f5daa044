import { CheckMetadata, Declarations } from './check';
import { NamedLocation } from './entities';
import { Witness } from './verdict';

/** What a detector is told besides the events. */
export interface DetectorContext<Survey = unknown> {
  declarations: Declarations;
  namedLocations: readonly NamedLocation[];
  /** What the detector's own survey has learned of the whole tenant, the events at hand included. */
  survey: Survey;
}

/**
 * A behaviour detection: pure over a stream of events, with a small state kept per subject. The same findings come out
 * whether events come once, twice, late or after a crash: whoever runs it feeds a subject's events once and in order, and
 * begins the subject anew when one comes late; witnesses carry stable keys.
 */
export interface Detector<
  State,
  Event,
  Survey = unknown,
> extends CheckMetadata {
  /** Which stream, and whose state an event belongs to; `undefined` leaves the event out. */
  subject(event: Event): string | undefined;
  init(): State;
  step(
    state: State,
    event: Event,
    context: DetectorContext<Survey>,
  ): { state: State; witnesses: Witness[] };
  /**
   * What of all subjects together is worth knowing, such as places that many share. JSON, and small; `add` may change the
   * survey it is given, and the same event twice changes nothing.
   */
  survey: {
    init(): Survey;
    add(survey: Survey, event: Event): Survey;
  };
}
