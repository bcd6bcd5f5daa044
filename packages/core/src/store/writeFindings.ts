import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { severities } from '../model';
import type {
  AffectedEntity,
  Finding,
  Severity,
  Verdict,
  Witness,
} from '../model';
import { ROW_BATCH, slices } from './batches';
import { insertRows, type ColumnType } from './insertRows';
import { noteTouched } from './touchedIdentities';

const affectedColumns: Readonly<Record<string, ColumnType>> = {
  position: 'integer',
  kind: 'text',
  entity_id: 'text',
  label: 'text',
  facts: 'text',
};

export interface FindingRow {
  id: string;
  connection_id: string;
  check_id: string;
  cause_key: string;
  severity: Severity;
  statement: string;
  facts: string;
  affected_count: number;
  affected_hash: string;
  status: Finding['status'];
  first_seen: string;
  last_seen: string;
  event_at: string | null;
  resolved_at: string | null;
  reopened_at: string | null;
}

/**
 * How many of what one finding touches are listed one by one. A gap may let in a million people: their number stays exact,
 * and so does the notice of any change among them, but nobody reads a list of that length, and each sync would write it.
 */
const MOST_LISTED = 100_000;

/** The fact by which a finding says that its list is not whole. */
export const LISTED_FACT = 'affectedListed';

export interface JudgedCheck {
  id: string;
  severity: Severity;
}

export async function recordResult(
  trx: Knex,
  connectionId: string,
  checkId: string,
  verdict: Verdict,
  now: string,
): Promise<void> {
  // The witnesses are findings, with a life of their own.
  const detail = { ...verdict, outcome: undefined, witnesses: undefined };
  await trx('entra_check_results')
    .insert({
      connection_id: connectionId,
      check_id: checkId,
      outcome: verdict.outcome,
      detail: JSON.stringify(detail),
      judged_at: now,
    })
    .onConflict(['connection_id', 'check_id'])
    .merge();
}

/** One finding per cause: new ones open, known ones are refreshed, resolved ones reopen. */
export async function writeWitnesses(
  trx: Knex,
  connectionId: string,
  check: JudgedCheck,
  witnesses: readonly Witness[],
  now: string,
  mostListed: number = MOST_LISTED,
): Promise<{ opened: number; resolved: number; reopened: number }> {
  const done = { opened: 0, resolved: 0, reopened: 0 };
  for (const witness of witnesses) {
    const at = {
      connection_id: connectionId,
      check_id: check.id,
      cause_key: witness.key,
    };
    const severity = witness.severity ?? check.severity;
    const listed = witness.affected.slice(0, mostListed);
    const isCut = listed.length < witness.affected.length;
    const known = await trx<FindingRow>('entra_findings').where(at).first();
    const fields = {
      severity,
      severity_rank: severities.indexOf(severity),
      statement: witness.statement,
      search: `${check.id} ${witness.statement}`.toLowerCase(),
      facts: JSON.stringify({
        ...witness.facts,
        ...(isCut ? { [LISTED_FACT]: listed.length } : {}),
      }),
      affected_count: witness.affected.length,
      affected_hash: hashOf(witness.affected),
      status: 'open' as const,
      last_seen: now,
      // In one form, so that times compare as texts.
      event_at: witness.at ? new Date(witness.at).toISOString() : null,
      resolved_at: null,
    };
    const id = known?.id ?? handle(connectionId, check.id, witness.key);
    if (!known) {
      done.opened += 1;
      await trx('entra_findings').insert({
        ...at,
        ...fields,
        id,
        family: check.id.split('.')[0],
        first_seen: now,
      });
    } else {
      const reopened = known.status === 'resolved';
      if (reopened) done.reopened += 1;
      await trx('entra_findings')
        .where({ id })
        .update({ ...fields, ...(reopened ? { reopened_at: now } : {}) });
    }
    // Most judgements find what the last one found: a hundred thousand people are not written anew for that.
    const sameAffected = known?.affected_hash === fields.affected_hash;
    const weighsTheSame =
      known?.status === 'open' &&
      known.severity === severity &&
      known.event_at === fields.event_at;
    if (known && !(sameAffected && weighsTheSame))
      await noteTouched(trx, connectionId, [id]);
    if (sameAffected) continue;
    await trx('entra_finding_affected').where({ finding_id: id }).delete();
    let position = 0;
    for (const batch of slices(listed, ROW_BATCH)) {
      const first = position;
      position += batch.length;
      await insertRows(trx, {
        table: 'entra_finding_affected',
        alike: { finding_id: id },
        columns: affectedColumns,
        rows: batch.map((entity, index) => [
          first + index,
          entity.kind,
          entity.id,
          entity.label,
          JSON.stringify(entity.facts ?? {}),
        ]),
      });
    }
    await noteTouched(trx, connectionId, [id]);
  }
  return done;
}

/** Of all of them, one after the other: the text of a million is not held at once. */
function hashOf(affected: readonly AffectedEntity[]): string {
  const hash = createHash('sha1');
  for (const each of affected) hash.update(JSON.stringify(each));
  return hash.digest('base64');
}

/** Twelve hexadecimal digits: a million findings share one with a chance of about two in a thousand million. */
function handle(connectionId: string, checkId: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([connectionId, checkId, key]))
    .digest('hex');
  return `${checkId}~${digest.slice(0, 12)}`;
}
