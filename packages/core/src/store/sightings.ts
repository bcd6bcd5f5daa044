import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { severities } from '../model';
import type { AffectedEntity, Severity, Unlisted, Witness } from '../model';
import { settleSighting } from '../triage';
import { forgetAccepted, newcomersOf, setMark } from './acceptedSet';
import { isOrdered, sumOf, type AffectedSum } from './affectedSum';
import { LISTED_FACT, triageColumns, triageOf } from './findingRow';
import type { FindingWrites, KnownFinding, NewFinding } from './findingWrites';
import type { KeptLists, WrittenList } from './KeptLists';
import { sightingEvents } from './sightingEvents';
import { noteTouched } from './touchedIdentities';
import {
  differenceFrom,
  listChange,
  writeLists,
  type Difference,
} from './writeAffected';

/** As the table begins. */
const FIRST_VERSION = 1;

export interface JudgedCheck {
  id: string;
  severity: Severity;
}

/** One check's verdict on one tenant. */
export interface Judgement {
  connectionId: string;
  check: JudgedCheck;
  now: string;
  /** When the check was judged before; absent where it was not, or could not be. */
  notBefore?: string;
  /** What is known of long lists; absent: each is looked through in the database. */
  lists?: ListsWritten;
}

/** Long lists as they were written before, and as they are written now. */
export interface ListsWritten {
  kept: Pick<KeptLists, 'of' | 'difference'>;
  written: Map<string, WrittenList>;
}

/** A witness as it is written. */
export interface Seen {
  id: string;
  key: string;
  fields: Pick<
    NewFinding,
    | 'severity'
    | 'severity_rank'
    | 'statement'
    | 'search'
    | 'facts'
    | 'affected_count'
    | 'affected_hash'
    | 'status'
    | 'last_seen'
    | 'event_at'
  >;
  listed: readonly AffectedEntity[];
  /** Whom it touches, also who is not listed. */
  all: Unlisted;
  isCut: boolean;
  sum: AffectedSum;
  /** Where it is known how the list differs from what is in the table. */
  difference?: Difference;
}

export function seenOf(
  { connectionId, check, now, lists }: Judgement,
  {
    witness,
    known,
    most,
  }: { witness: Witness; known?: KnownFinding; most: number },
): Seen {
  const severity = witness.severity ?? check.severity;
  const { affected } = witness;
  const listed = affected.length > most ? affected.slice(0, most) : affected;
  const all = everyone(witness);
  const isCut = listed.length < all.length;
  const kept = known && !isCut ? lists?.kept.of(known) : undefined;
  // Of a short one the order counts, and it is looked through as fast.
  const { sum, difference } =
    kept && !isOrdered(listed.length)
      ? lists!.kept.difference(kept, listed)
      : { sum: sumOf(all) };
  return {
    id: known?.id ?? findingIdOf(connectionId, check.id, witness.key),
    key: witness.key,
    fields: {
      severity,
      severity_rank: severities.indexOf(severity),
      statement: witness.statement,
      search: `${check.id} ${witness.statement}`.toLowerCase(),
      facts: JSON.stringify({
        ...witness.facts,
        ...(isCut ? { [LISTED_FACT]: listed.length } : {}),
      }),
      affected_count: all.length,
      affected_hash: `${sum}`,
      status: 'open',
      last_seen: now,
      // In one form, so that times compare as texts.
      event_at: witness.at ? new Date(witness.at).toISOString() : null,
    },
    listed,
    all,
    isCut,
    sum,
    difference,
  };
}

interface Writing {
  judgement: Judgement;
  seen: Seen;
  /** Takes what is written together with others. */
  writes: FindingWrites;
}

/** Of a cause that there is no finding of. */
export function openFinding({ judgement, seen, writes }: Writing): void {
  const { now, notBefore } = judgement;
  const { id, listed } = seen;
  const isShort = isOrdered(listed.length);
  const affectedSet = seen.isCut ? setMark(seen.all) : null;
  writes.add(rowOf(judgement, seen, affectedSet), isShort ? listed : []);
  if (!isShort) {
    const change = listChange(id, listed, nothingBefore(listed.length));
    writes.list(change);
    writes.touch(change.changed);
    const { positions } = change;
    keep(judgement, seen, { positions, version: FIRST_VERSION });
  }
  writes.tell([{ finding: id, kind: 'opened', at: now, notBefore }]);
}

function rowOf(
  { connectionId, check, now }: Judgement,
  { id, key, fields }: Seen,
  affectedSet: string | null,
): NewFinding {
  return {
    ...fields,
    id,
    connection_id: connectionId,
    check_id: check.id,
    family: check.id.split('.')[0],
    cause_key: key,
    first_seen: now,
    affected_set: affectedSet,
  };
}

function nothingBefore(length: number): Difference {
  const positions = new Int32Array(length).fill(-1);
  return { positions, other: [], gone: [], were: 0 };
}

/** Of a cause that there is a finding of, open or resolved. */
export async function refreshFinding(
  trx: Knex,
  { judgement, seen, writes }: Writing,
  known: KnownFinding,
): Promise<void> {
  const { connectionId, now } = judgement;
  const { id, fields, listed, isCut } = seen;
  // Most judgements find what the last one found: a hundred thousand people are not written anew for that.
  const sameAffected = known.affected_hash === fields.affected_hash;
  const weighsTheSame =
    known.status === 'open' &&
    known.severity === fields.severity &&
    known.event_at === fields.event_at;
  if (!weighsTheSame) await noteTouched(trx, connectionId, [id]);
  const before = triageOf(known);
  let positions = seen.difference?.positions;
  if (!sameAffected) {
    const change = listChange(
      id,
      listed,
      seen.difference ?? (await differenceFrom(trx, id, listed)),
    );
    positions = change.positions;
    writes.touch(weighsTheSame ? change.changed : listed);
    // What was accepted is held against what is in the table.
    if (before.accepted) await writeLists(trx, [change]);
    else writes.list(change);
  }
  const mark = () => (isCut ? setMark(seen.all) : null);
  const affectedSet =
    isCut && sameAffected && known.affected_set !== null
      ? known.affected_set
      : mark();
  const reopened = known.status === 'resolved';
  const { triage, events } = settleSighting(
    before,
    {
      severity: fields.severity,
      reopened,
      newcomers:
        before.accepted && !sameAffected
          ? await newcomersOf(trx, id, {
              accepted: known.accepted_set,
              affected: affectedSet,
            })
          : 0,
    },
    now,
  );
  const isSame =
    !reopened &&
    known.severity === fields.severity &&
    sameAffected &&
    !events.length;
  const version = isSame ? known.version : known.version + 1;
  const isAsItWas =
    isSame &&
    weighsTheSame &&
    affectedSet === known.affected_set &&
    known.statement === fields.statement &&
    known.facts === fields.facts &&
    known.affected_count === fields.affected_count;
  if (isAsItWas) writes.see(id);
  else if (!reopened && !events.length)
    writes.change(rowOf(judgement, seen, affectedSet), version);
  else
    await trx('entra_findings')
      .where({ id })
      .update({
        ...fields,
        resolved_at: null,
        ...(affectedSet === known.affected_set
          ? {}
          : { affected_set: affectedSet }),
        ...(reopened ? { reopened_at: now } : {}),
        ...(events.length || (reopened && before.acknowledged)
          ? triageColumns(triage)
          : {}),
        ...(isSame ? {} : { version }),
      });
  if (positions) keep(judgement, seen, { positions, version });
  if (before.accepted && !triage.accepted) await forgetAccepted(trx, id);
  writes.tell([
    ...sightingEvents(known, fields, judgement),
    ...events.map(event => ({ ...event, finding: id })),
  ]);
}

/** So that the next judgement compares in memory. */
function keep(
  { lists }: Judgement,
  { id, fields, sum, listed, isCut }: Seen,
  { positions, version }: { positions: Int32Array; version: number },
): void {
  if (isCut) return;
  lists?.written.set(id, {
    version,
    hash: fields.affected_hash,
    sum,
    listed,
    positions,
  });
}

function everyone({ affected, unlisted }: Witness): Unlisted {
  if (!unlisted) return affected;
  return {
    length: affected.length + unlisted.length,
    *[Symbol.iterator]() {
      yield* affected;
      yield* unlisted;
    },
  };
}

/** The id of a finding. Twelve hexadecimal digits: a million findings share one with a chance of about two in a thousand million. */
export function findingIdOf(
  connectionId: string,
  checkId: string,
  key: string,
): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([connectionId, checkId, key]))
    .digest('hex');
  return `${checkId}~${digest.slice(0, 12)}`;
}
