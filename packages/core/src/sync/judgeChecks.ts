import { CheckSource, runCheck } from '../checks';
import type { Dataset } from '../datasets/dataset';
import type {
  Check,
  Completeness,
  DatasetId,
  Declarations,
  Verdict,
} from '../model';
import type { Stores } from '../store/ports';
import { earlierSource } from './earlierSource';
import type { PostureLogger } from './ports';

export interface JudgeChecksDeps {
  connectionId: string;
  stores: Stores;
  datasets: readonly Dataset[];
  declarations: Declarations;
  completeness(dataset: DatasetId): Completeness;
  logger: PostureLogger;
  now: Date;
}

export interface JudgedChecks {
  opened: number;
  resolved: number;
  reopened: number;
}

/** Judges what is stored by each check, and brings findings in line. One check's defect leaves the others judged. */
export async function judgeChecks(
  checks: readonly Check[],
  deps: JudgeChecksDeps,
): Promise<JudgedChecks> {
  const { connectionId, stores, now } = deps;
  const source = checkSource(deps);
  const done = { opened: 0, resolved: 0, reopened: 0 };
  for (const check of checks) {
    const verdict = await verdictOf(check, source, deps);
    const found = await stores.findings.apply(
      connectionId,
      check,
      verdict,
      now.toISOString(),
    );
    done.opened += found.opened;
    done.resolved += found.resolved;
    done.reopened += found.reopened;
  }
  return done;
}

function checkSource({
  connectionId,
  stores,
  datasets,
  completeness,
  now,
}: JudgeChecksDeps): CheckSource {
  const logs = new Set(
    datasets
      .filter(({ collect }) => collect.kind === 'window')
      .map(({ id }) => id),
  );
  return {
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
}

async function verdictOf(
  check: Check,
  source: CheckSource,
  { declarations, now, logger, connectionId }: JudgeChecksDeps,
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
