import type { Knex } from 'knex';
import type { Verdict } from '../model';
import { among } from './among';
import { ROW_BATCH, slices } from './batches';
import type { Applied, Judged } from './findingPorts';
import type { JudgedCheck, ListsWritten } from './sightings';
import { resolveFindings, writeSightings } from './writeFindings';

interface Applying {
  connectionId: string;
  judged: readonly Judged[];
  now: string;
  /** What is known of long lists, and becomes known; absent: nothing. */
  lists?: ListsWritten;
}

/**
 * Brings findings in line with verdicts, and keeps what these stood on: together with them, so that nothing is taken to
 * stand on what was never written.
 */
export async function applyVerdicts(
  trx: Knex,
  { connectionId, judged, now, lists }: Applying,
): Promise<Applied> {
  // What could not be judged says nothing of the findings that stand.
  const known = judged.filter(({ verdict }) => verdict.outcome !== 'unknown');
  const last = await lastJudged(
    trx,
    connectionId,
    known.map(({ check }) => check.id),
  );
  await recordResults(trx, { connectionId, judged, now });
  const of = (check: JudgedCheck) => ({
    connectionId,
    check,
    now,
    notBefore: last.get(check.id),
    lists,
  });
  const done = await writeSightings(
    trx,
    known.flatMap(({ check, verdict }) =>
      verdict.outcome === 'fail'
        ? [{ judgement: of(check), witnesses: verdict.witnesses }]
        : [],
    ),
  );
  const open = await openCauses(
    trx,
    connectionId,
    known.filter(tellsAll).map(({ check }) => check.id),
  );
  for (const { check, verdict } of known) {
    const causes = open.get(check.id);
    if (!causes) continue;
    const seen = new Set(
      verdict.outcome === 'fail' ? verdict.witnesses.map(({ key }) => key) : [],
    );
    const gone = causes.filter(({ key }) => !seen.has(key));
    await resolveFindings(
      trx,
      of(check),
      gone.map(({ id }) => id),
      whyGone(verdict),
    );
    done.resolved += gone.length;
  }
  await keepBases(trx, connectionId, judged);
  return done;
}

/** A part of the rows does not say that a cause is gone. */
function tellsAll({ verdict }: Judged): boolean {
  return verdict.outcome !== 'fail' || !verdict.because?.length;
}

function whyGone(verdict: Verdict) {
  if (verdict.outcome !== 'notApplicable') return {};
  return {
    reason: verdict.because,
    // Nobody in the tenant did that.
    ...(verdict.muted ? { by: { kind: 'product' as const } } : {}),
  };
}

/** When checks were last judged; without those that never were, or of which what was so then was not known. */
async function lastJudged(
  trx: Knex,
  connectionId: string,
  checks: readonly string[],
): Promise<Map<string, string>> {
  if (!checks.length) return new Map();
  const rows: { check_id: string; judged_at: string; detail: string }[] =
    await among(
      trx('entra_check_results').where({ connection_id: connectionId }),
      'check_id',
      checks,
    )
      .whereNot({ outcome: 'unknown' })
      .select('check_id', 'judged_at', 'detail');
  return new Map(
    rows
      // Muted, it was not looked at: what is found afterwards may have been there for long.
      .filter(({ detail }) => !JSON.parse(detail).muted)
      .map(row => [row.check_id, row.judged_at]),
  );
}

/** Notes how checks ended. */
export async function recordResults(
  trx: Knex,
  { connectionId, judged, now }: Applying,
): Promise<void> {
  for (const some of slices(judged, ROW_BATCH))
    await trx('entra_check_results')
      .insert(
        some.map(({ check, verdict }) => ({
          connection_id: connectionId,
          check_id: check.id,
          outcome: verdict.outcome,
          // The witnesses are findings, with a life of their own.
          detail: JSON.stringify({
            ...verdict,
            outcome: undefined,
            witnesses: undefined,
          }),
          judged_at: now,
        })),
      )
      .onConflict(['connection_id', 'check_id'])
      .merge();
}

/** Notes of detections, which resolve nothing by themselves, that they fail as long as one of their findings is open. */
export async function restate(
  trx: Knex,
  {
    connectionId,
    checks,
    now,
  }: { connectionId: string; checks: readonly JudgedCheck[]; now: string },
): Promise<void> {
  // What was found was noted with a result.
  const open: string[] = await among(
    trx('entra_check_results as r').where({ 'r.connection_id': connectionId }),
    'r.check_id',
    checks.map(({ id }) => id),
  )
    .whereExists(
      trx('entra_findings as f')
        .whereRaw('f.connection_id = r.connection_id')
        .whereRaw('f.check_id = r.check_id')
        .where({ 'f.status': 'open' }),
    )
    .pluck('r.check_id');
  const failing = new Set(open);
  await recordResults(trx, {
    connectionId,
    judged: checks.map(check => ({
      check,
      verdict: failing.has(check.id)
        ? { outcome: 'fail', witnesses: [] }
        : { outcome: 'pass', evidence: {} },
    })),
    now,
  });
}

/** The open findings of checks, by check. */
async function openCauses(
  trx: Knex,
  connectionId: string,
  checks: readonly string[],
): Promise<Map<string, { id: string; key: string }[]>> {
  const causes = new Map<string, { id: string; key: string }[]>();
  if (!checks.length) return causes;
  const rows: { id: string; check_id: string; cause_key: string }[] =
    await among(
      trx('entra_findings').where({
        connection_id: connectionId,
        status: 'open',
      }),
      'check_id',
      checks,
    ).select('id', 'check_id', 'cause_key');
  for (const { id, check_id: check, cause_key: key } of rows) {
    const of = causes.get(check);
    if (of) of.push({ id, key });
    else causes.set(check, [{ id, key }]);
  }
  return causes;
}

async function keepBases(
  trx: Knex,
  connectionId: string,
  judged: readonly Judged[],
): Promise<void> {
  const stood = judged.filter(({ basis }) => basis !== undefined);
  const without = judged.filter(({ basis }) => basis === undefined);
  if (without.length)
    await among(
      trx('entra_verdict_bases').where({ connection_id: connectionId }),
      'check_id',
      without.map(({ check }) => check.id),
    ).delete();
  for (const some of slices(stood, ROW_BATCH))
    await trx('entra_verdict_bases')
      .insert(
        some.map(({ check, basis }) => ({
          connection_id: connectionId,
          check_id: check.id,
          basis: JSON.stringify(basis),
        })),
      )
      .onConflict(['connection_id', 'check_id'])
      .merge();
}
