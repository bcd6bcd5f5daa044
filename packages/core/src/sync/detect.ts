import type {
  Completeness,
  Declarations,
  DatasetId,
  Detector,
  NamedLocation,
  TenantFacts,
  Witness,
} from '../model';
import type { Stores } from '../store/ports';

/** How far each run reads back behind what it has seen: records arrive late. */
const OVERLAP_MS = 2 * 3_600_000;
/** Ids of a subject's latest events, so that one that comes twice is known. Longer than the overlap. */
const RECENT_MS = 3 * 3_600_000;
const CHUNK = 2_000;

const RUN = '#run';
const SURVEY = '#survey';

const nothingKnown: TenantFacts = {
  verifiedDomains: [],
  tierOf: () => undefined,
  roleTier: () => undefined,
  permissionTier: () => undefined,
  isGuest: () => undefined,
  isRoleAssignable: () => undefined,
  excludedFrom: () => [],
  isBreakGlass: () => undefined,
  isPartner: () => undefined,
  dormantSince: () => undefined,
};

/** How far a run has come: the newest time it saw, and the number of the last batch that was fed before it. */
interface Run {
  through: number;
  arrivals: number;
}

interface LogEvent {
  id: string;
}

/** What is kept of a subject around the detector's own state. */
interface Kept {
  lastAt: number;
  recent: [id: string, at: number][];
  state: unknown;
}

export interface DetectDeps {
  connectionId: string;
  stores: Pick<Stores, 'rows' | 'findings' | 'detectorStates' | 'arrivals'>;
  declarations: Declarations;
  completeness(dataset: DatasetId): Completeness;
  now: Date;
}

/**
 * Feeds a detector what came since the last run: each subject's events once and in order. A subject whose event comes
 * after later ones is begun anew from its whole log, so that late, doubled and interrupted deliveries end in the same
 * findings. States are saved after the findings they lead to: a crash in between repeats, and loses nothing.
 */
export async function detect(
  detector: Detector<any, any, any>,
  deps: DetectDeps,
): Promise<{ opened: number; reopened: number }> {
  const { connectionId, stores } = deps;
  const [log] = detector.needs;
  const done = { opened: 0, reopened: 0 };
  const gaps = detector.needs
    .map(dataset => ({ dataset, completeness: deps.completeness(dataset) }))
    .filter(({ completeness }) => completeness.state !== 'complete');
  if (gaps.length) {
    await stores.findings.apply(
      connectionId,
      detector,
      { outcome: 'unknown', because: gaps },
      deps.now.toISOString(),
    );
    return done;
  }
  const saved = await stores.detectorStates.load(connectionId, detector.id, [
    RUN,
    SURVEY,
  ]);
  const { through, arrivals } = (saved.get(RUN) ?? {}) as Partial<Run>;
  const arrived = await stores.arrivals.since(connectionId, log, arrivals ?? 0);
  const since = beginning(through, arrived.oldest);
  const events = () =>
    stores.rows.streamLog(connectionId, log, {
      since,
    }) as AsyncIterable<LogEvent>;

  // The whole tenant first: whether many share a place must not hang on whose sign-in is read first.
  let survey: unknown = saved.get(SURVEY) ?? detector.survey?.init();
  if (detector.survey) {
    for await (const event of events())
      survey = detector.survey.add(survey, event);
    await stores.detectorStates.save(
      connectionId,
      detector.id,
      new Map([[SURVEY, survey]]),
    );
  }

  const context = {
    declarations: deps.declarations,
    namedLocations: await namedLocations(deps),
    tenant: nothingKnown,
    survey,
    replayed: new Set<string>(),
  };
  let newest = through ?? 0;
  let chunk: LogEvent[] = [];
  const flush = async () => {
    const found = await stepChunk(detector, log, chunk, context, deps);
    done.opened += found.opened;
    done.reopened += found.reopened;
    chunk = [];
  };
  for await (const event of events()) {
    newest = Math.max(newest, timeOf(event));
    chunk.push(event);
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  await stores.detectorStates.save(
    connectionId,
    detector.id,
    new Map([[RUN, { through: newest, arrivals: arrived.last } satisfies Run]]),
  );
  return done;
}

/** A little behind what was seen, and as far back as what an export has added since: that may be weeks. */
function beginning(
  through: number | undefined,
  added: string | undefined,
): string | undefined {
  if (through === undefined) return undefined;
  const overlap = new Date(through - OVERLAP_MS).toISOString();
  return added !== undefined && added < overlap ? added : overlap;
}

async function namedLocations({
  connectionId,
  stores,
}: DetectDeps): Promise<NamedLocation[]> {
  const found: NamedLocation[] = [];
  for await (const location of stores.rows.stream(
    connectionId,
    'namedLocations',
  ))
    found.push(location);
  return found;
}

function timeOf(event: LogEvent): number {
  const { createdDateTime, activityDateTime } = event as {
    createdDateTime?: string;
    activityDateTime?: string;
  };
  return Date.parse(createdDateTime ?? activityDateTime ?? '') || 0;
}

async function stepChunk(
  detector: Detector<any, any, any>,
  log: DatasetId,
  events: readonly LogEvent[],
  context: Parameters<Detector<any, any, any>['step']>[2] & {
    /** Subjects begun anew in this run: their whole log was seen, and is not gone through with each further event. */
    replayed: Set<string>;
  },
  deps: DetectDeps,
): Promise<{ opened: number; reopened: number }> {
  const { connectionId, stores } = deps;
  const bySubject = new Map<string, LogEvent[]>();
  for (const event of events) {
    const subject = detector.subject(event);
    if (subject !== undefined)
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), event]);
  }
  const saved = await stores.detectorStates.load(connectionId, detector.id, [
    ...bySubject.keys(),
  ]);
  const next = new Map<string, Kept>();
  const witnesses: Witness[] = [];
  for (const [subject, own] of bySubject) {
    if (context.replayed.has(subject)) continue;
    const kept = saved.get(subject) as Kept | undefined;
    const fresh = own.filter(
      event => !kept?.recent.some(([id]) => id === event.id),
    );
    if (!fresh.length) continue;
    const late = kept && fresh.some(event => timeOf(event) < kept.lastAt);
    if (late) context.replayed.add(subject);
    const feed = late
      ? stores.rows.streamLog(connectionId, log, { subject })
      : fresh;
    let now: Kept =
      late || !kept ? { lastAt: 0, recent: [], state: detector.init() } : kept;
    for await (const event of feed as AsyncIterable<LogEvent>) {
      const { state, witnesses: found } = detector.step(
        now.state,
        event,
        context,
      );
      witnesses.push(...found);
      const at = timeOf(event);
      now = {
        state,
        lastAt: Math.max(now.lastAt, at),
        recent: [...now.recent, [event.id, at]],
      };
    }
    next.set(subject, {
      ...now,
      recent: now.recent.filter(([, at]) => at > now.lastAt - RECENT_MS),
    });
  }
  const found = await stores.findings.observe(
    connectionId,
    detector,
    witnesses,
    deps.now.toISOString(),
  );
  await stores.detectorStates.save(connectionId, detector.id, next);
  return found;
}
