import {
  Declarations,
  Detector,
  DetectorContext,
  NamedLocation,
  nothingKnown,
  severities,
  TenantFacts,
  Witness,
} from '../model';

/** What a test knows of its tenant; what is not given is unknown. */
export function givenFacts(known: Partial<TenantFacts> = {}): TenantFacts {
  return { ...nothingKnown, ...known };
}

/**
 * What a detector finds in a log of a test: every subject's events in the order of their time, the survey first, states
 * kept as JSON between any two events, and of witnesses with one key the last.
 * @throws when a later witness is less severe than an earlier one of its key
 */
export function found<Event extends object>(
  detector: Detector<any, Event, any>,
  log: readonly Event[],
  given: {
    facts?: Partial<TenantFacts>;
    declarations?: Partial<Declarations>;
    namedLocations?: readonly NamedLocation[];
  } = {},
): Witness[] {
  const events = [...log].sort(
    (a, b) => timeOf(a) - timeOf(b) || (idOf(a) < idOf(b) ? -1 : 1),
  );
  const context: DetectorContext<any> = {
    declarations: {
      breakGlassAccounts: [],
      trustedEgress: [],
      ...given.declarations,
    },
    namedLocations: given.namedLocations ?? [],
    tenant: givenFacts(given.facts),
    survey:
      detector.survey &&
      events.reduce(detector.survey.add, detector.survey.init()),
  };
  const states = new Map<string, unknown>();
  const byKey = new Map<string, Witness>();
  for (const event of events) {
    const subject = detector.subject(event);
    if (subject === undefined) continue;
    const { state, witnesses } = detector.step(
      states.get(subject) ?? detector.init(),
      event,
      context,
    );
    states.set(subject, JSON.parse(JSON.stringify(state)));
    for (const witness of witnesses) {
      const before = byKey.get(witness.key);
      if (before && rank(before, detector) < rank(witness, detector))
        throw new Error(`${witness.key} became less severe`);
      byKey.set(witness.key, witness);
    }
  }
  return [...byKey.values()];
}

function rank(
  { severity }: Witness,
  detector: Pick<Detector<any, any, any>, 'severity'>,
): number {
  return severities.indexOf(severity ?? detector.severity);
}

function timeOf(event: object): number {
  const { createdDateTime, activityDateTime } = event as {
    createdDateTime?: string;
    activityDateTime?: string;
  };
  return Date.parse(createdDateTime ?? activityDateTime ?? '') || 0;
}

function idOf(event: object): string {
  return String((event as { id?: string }).id ?? '');
}
