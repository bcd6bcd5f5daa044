import { Accesses, CheckSource, runCheck } from '../checks';
import type { Dataset } from '../datasets/dataset';
import type {
  Check,
  CheckSettings,
  Completeness,
  DatasetId,
  Declarations,
  Verdict,
} from '../model';
import type { Applied, Judged, Stores } from '../store/ports';
import { pastSource } from './earlierSource';
import { keepWithin, keptOf } from './keptOf';
import type { KeptSelections } from './KeptSelections';
import { lifeOf } from './lifeOf';
import type { PostureLogger } from './ports';
import { readTimes } from './readTimes';
import { sharedSource } from './sharedSource';
import {
  stands,
  verdictBasis,
  type Ground,
  type VerdictBasis,
} from './verdictBasis';
import { VerdictQueue } from './VerdictQueue';

export interface JudgeChecksDeps {
  connectionId: string;
  stores: Stores;
  datasets: readonly Dataset[];
  declarations: Declarations;
  /** What is configured of a check; nothing when absent. */
  settings?(check: string): CheckSettings;
  completeness(dataset: DatasetId): Completeness;
  logger: PostureLogger;
  now: Date;
  /** Also what would end as it did. */
  whole?: boolean;
}

export interface JudgedChecks extends Applied {
  /** Checks that were run; the others stood on what is still so. */
  run: readonly string[];
}

/** Whose checks these are may have changed while no process of this kind ran: each begins with a whole judgement. */
const judgedBefore = new WeakMap<Stores, Set<string>>();

/** Whether this process has judged what this connection has: what is configured may be other than it was before. */
export function isJudgedHere(stores: Stores, connectionId: string): boolean {
  return judgedBefore.get(stores)?.has(connectionId) ?? false;
}

/**
 * Judges what is stored by each check, and brings findings in line. Only checks whose verdict could be another are run,
 * many at the same time, so that they read together what several read. One check's defect leaves the others judged.
 */
export async function judgeChecks(
  checks: readonly Check[],
  deps: JudgeChecksDeps,
): Promise<JudgedChecks> {
  const { connectionId, stores } = deps;
  const judged = judgedBefore.get(stores) ?? new Set();
  judgedBefore.set(stores, judged);
  const states = new Map(
    (await stores.collections.states(connectionId)).map(state => [
      state.datasetId,
      state,
    ]),
  );
  const ground = { ...deps, states, logs: logsOf(deps.datasets) };
  const known = await stores.verdictBases.load(connectionId);
  const bases =
    deps.whole || !judged.has(connectionId)
      ? new Map<string, unknown>()
      : known;
  const kept = keptOf(stores, connectionId);
  kept.begin(await lifeOf(known, deps), states);
  await kept.standing.begin(ground);
  const times = readTimes(connectionId, stores.history);
  const past = pastSource({ ...deps, times });
  const isStanding = async (check: Check) => {
    const basis = bases.get(check.id) as VerdictBasis | undefined;
    const of = { needs: check.needs, uses: check.uses ?? [] };
    return (
      basis !== undefined &&
      stands(check, basis, ground, {
        past: at => past(at, of),
        isSame: (dataset, sequence) =>
          kept.standing.isSame(check.id, basis, dataset, sequence),
      })
    );
  };
  // All at once: they ask for the same changes, each of which is a round trip.
  const standingAt = await Promise.all(checks.map(isStanding));
  const standing = checks.filter((_, at) => standingAt[at]);
  // Meanwhile the others are judged, whose findings are others.
  const confirmed = stores.verdictBases.confirm(
    connectionId,
    standing.map(({ id }) => id),
    deps.now.toISOString(),
  );
  // Met below; until then it must not count as unhandled, which would end the process.
  confirmed.catch(() => {});
  const open = checks.filter((_, at) => !standingAt[at]);
  const verdicts = new VerdictQueue(
    some =>
      stores.findings.applyAll(connectionId, some, deps.now.toISOString()),
    each => stores.findings.weight(connectionId, each),
  );
  const ended: PromiseSettledResult<void>[] = [];
  for (const some of together(open, kept)) {
    const source = sharedSource({ ...ground, checks: some, times, kept });
    ended.push(
      ...(await Promise.allSettled(
        some.map(check =>
          verdicts.write(judgeOne(check, source, { ...deps, ground, kept })),
        ),
      )),
    );
  }
  await confirmed;
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  await kept.standing.end(ground);
  kept.end();
  judged.add(connectionId);
  keepWithin(stores);
  return { ...verdicts.applied, run: open.map(({ id }) => id) };
}

const heldApart: readonly DatasetId[] = [
  'conditionalAccessPolicies',
  'managedDevices',
];

/**
 * Those that ask for Conditional Access hold the tenant's people by what policies tell apart, the others people or devices
 * by what they look for: of a tenant that is too large for it to be kept, memory holds one of the three. Where all is kept
 * anyway, they read people once instead of three times.
 */
function together(
  checks: readonly Check[],
  kept: Pick<KeptSelections, 'isKept'>,
): Check[][] {
  if (kept.isKept('users') && kept.isKept('managedDevices'))
    return [[...checks]];
  const holds = ({ needs }: Check) =>
    heldApart.findIndex(dataset => needs.includes(dataset));
  return [...heldApart.keys(), -1].map(at =>
    checks.filter(check => holds(check) === at),
  );
}

function logsOf(datasets: readonly Dataset[]): ReadonlySet<DatasetId> {
  return new Set(
    datasets
      .filter(({ collect }) => collect.kind === 'window')
      .map(({ id }) => id),
  );
}

async function judgeOne(
  check: Check,
  source: CheckSource,
  deps: JudgeChecksDeps & { ground: Ground; kept: KeptSelections },
): Promise<Judged> {
  const { now, declarations } = deps;
  const accesses = new Accesses();
  let verdict: Verdict;
  let basis: VerdictBasis | undefined;
  try {
    verdict = await runCheck(
      check,
      source,
      { now, declarations, settings: deps.settings?.(check.id) },
      accesses,
    );
    basis = verdictBasis(check, accesses, deps.ground);
    await deps.kept.standing.note(check.id, basis, accesses.whole());
  } catch (error) {
    verdict = defective(check, error as Error, deps);
  }
  return { check, verdict, basis };
}

/** Neither passed nor failed, and said aloud: a defect of one check must not hide in the others' success. */
function defective(
  check: Check,
  error: Error,
  { logger, connectionId }: JudgeChecksDeps,
): Verdict {
  logger.error(
    `The check ${check.id} failed and is unknown until it is mended: ${error.stack ?? error}`,
    { connection: connectionId },
  );
  return {
    outcome: 'unknown',
    because: [
      {
        dataset: check.needs[0],
        completeness: {
          state: 'partial',
          seen: 0,
          why: `The check itself failed (${error.message}); see the log, and please report it to whoever wrote the check.`,
        },
      },
    ],
  };
}
