import { checks as allChecks, CheckSource, runCheck } from '../checks';
import type { Dataset } from '../datasets/dataset';
import { detectors } from '../detectors';
import type {
  Check,
  CheckMetadata,
  Completeness,
  DatasetId,
  Declarations,
  Verdict,
} from '../model';
import { tenantScore } from '../score';
import type { Stores } from '../store/ports';
import { detect } from './detect';
import { earlierSource } from './earlierSource';
import { aged } from './outcome';
import type { PostureLogger } from './ports';

export interface JudgeDeps {
  connectionId: string;
  stores: Stores;
  datasets: readonly Dataset[];
  declarations: Declarations;
  logger: PostureLogger;
  now: Date;
  checks?: readonly Check[];
}

export interface Judged {
  opened: number;
  resolved: number;
  reopened: number;
}

/** Judges what is stored: checks, detections, then the score. One check's defect leaves the others judged. */
export async function judgeConnection(deps: JudgeDeps): Promise<Judged> {
  const { connectionId, stores, now } = deps;
  const checks = deps.checks ?? allChecks;
  const completeness = await completenessOf(deps);
  const logs = new Set(
    deps.datasets
      .filter(({ collect }) => collect.kind === 'window')
      .map(({ id }) => id),
  );
  const source: CheckSource = {
    // A log's rows have no versions and are kept elsewhere.
    rows: (dataset, of) =>
      logs.has(dataset)
        ? stores.rows.streamLog(connectionId, dataset, {})
        : stores.rows.stream(connectionId, dataset, of),
    relations: (name, of) => stores.rows.relations(connectionId, name, of),
    completeness,
    before: earlierSource({ connectionId, stores, now }),
    records: (log, target, since) =>
      stores.history.recordsOf(connectionId, log, target.toLowerCase(), {
        from: since.toISOString(),
        to: now.toISOString(),
      }),
  };
  const done: Judged = { opened: 0, resolved: 0, reopened: 0 };
  const add = (found: Partial<Judged>) => {
    done.opened += found.opened ?? 0;
    done.resolved += found.resolved ?? 0;
    done.reopened += found.reopened ?? 0;
  };
  for (const check of checks) {
    const verdict = await verdictOf(check, source, deps);
    add(
      await stores.findings.apply(
        connectionId,
        check,
        verdict,
        now.toISOString(),
      ),
    );
  }
  for (const detector of detectors) {
    add(
      await detect(detector, {
        connectionId,
        stores,
        declarations: deps.declarations,
        completeness,
        now,
      }),
    );
  }
  await addScore([...checks, ...detectors], deps);
  return done;
}

async function completenessOf({
  connectionId,
  stores,
  datasets,
  now,
}: JudgeDeps): Promise<(dataset: DatasetId) => Completeness> {
  const states = new Map(
    (await stores.collections.states(connectionId)).map(state => [
      state.datasetId,
      state,
    ]),
  );
  const byId = new Map(datasets.map(dataset => [dataset.id, dataset]));
  return id => {
    const state = states.get(id)?.completeness ?? { state: 'never', why: '' };
    const dataset = byId.get(id);
    return dataset ? aged(dataset, state, now) : state;
  };
}

async function verdictOf(
  check: Check,
  source: CheckSource,
  { declarations, now, logger, connectionId }: JudgeDeps,
): Promise<Verdict> {
  try {
    return await runCheck(check, source, { now, declarations });
  } catch (error) {
    // Neither passed nor failed, and said aloud: a defect of one check must not hide in the others' success.
    logger.error(
      `The check ${check.id} failed and is unknown until it is mended: ${(error as Error).stack ?? error}`,
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
            why: `The check itself failed (${(error as Error).message}); see the log, and please report it.`,
          },
        },
      ],
    };
  }
}

async function addScore(
  judged: readonly CheckMetadata[],
  { connectionId, stores, now }: JudgeDeps,
): Promise<void> {
  const results = new Map(
    (await stores.findings.results(connectionId)).map(result => [
      result.checkId,
      result.outcome,
    ]),
  );
  const checks = await Promise.all(
    judged.map(async ({ id, severity }) => {
      const worst = await stores.findings.list(
        { connectionId, checkId: id, status: 'open' },
        { limit: 1, offset: 0, sort: 'severity' },
      );
      return {
        id,
        severity,
        outcome: results.get(id) ?? ('unknown' as const),
        open: worst.items.map(finding => ({
          finding: finding.id,
          severity: finding.severity,
        })),
      };
    }),
  );
  const score = tenantScore(checks);
  if (!score) return;
  await stores.scores.add({
    connectionId,
    at: now.toISOString(),
    score: score.value,
    low: score.low,
    high: score.high,
  });
}
