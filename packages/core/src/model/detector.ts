import { CheckMetadata, Declarations } from './check';
import { NamedLocation } from './entities';
import { Witness } from './verdict';

/** What a detector is told besides the events. */
export interface DetectorContext {
  declarations: Declarations;
  namedLocations: readonly NamedLocation[];
}

/**
 * A behaviour detection: pure over a stream of events, with a small state kept per subject. The same findings come out
 * whether events come once, twice, late or after a crash, because `step` is only ever fed a subject's events in order
 * and witnesses carry stable keys.
 */
export interface Detector<State, Event> extends CheckMetadata {
  /** Which stream, and whose state an event belongs to; `undefined` leaves the event out. */
  subject(event: Event): string | undefined;
  init(): State;
  step(
    state: State,
    event: Event,
    context: DetectorContext,
  ): { state: State; witnesses: Witness[] };
}
