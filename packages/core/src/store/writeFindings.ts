import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { mostListed, severities } from '../model';
import type {
  AffectedEntity,
  FindingEvent,
  Severity,
  Unlisted,
  Witness,
} from '../model';
import { settleSighting } from '../triage';
import { forgetAccepted, newcomersOf, setMark } from './acceptedSet';
import { ID_BATCH, slices } from './batches';
import { writeEvents, type EventWrite } from './findingEvents';
import {
  LISTED_FACT,
  triageColumns,
  triageOf,
  type FindingRow,
} from './findingRow';
import { sightingEvents } from './sightingEvents';
import { noteTouched, noteTouchedEntities } from './touchedIdentities';
import { sumOf, isOrdered, type AffectedSum } from './affectedSum';
import { differenceOf, type KeptLists, type WrittenList } from './KeptLists';
import { writeAffected, type Difference } from './writeAffected';

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
  kept: Pick<KeptLists, 'of'>;
  written: Map<string, WrittenList>;
}

/**
 * One finding per cause: new ones open, known ones are refreshed, resolved ones reopen. What people decided about them
 * holds as far as it still fits.
 */
export async function writeWitnesses(
  trx: Knex,
  judgement: Judgement,
  witnesses: readonly Witness[],
  most: number = mostListed,
): Promise<{ opened: number; resolved: number; reopened: number }> {
  const done = { opened: 0, resolved: 0, reopened: 0 };
  const events: EventWrite[] = [];
  for (const witness of witnesses) {
    const written = await writeWitness(trx, judgement, witness, most);
    if (written.known === undefined) done.opened += 1;
    else if (written.known.status === 'resolved') done.reopened += 1;
    events.push(...written.events);
  }
  await writeEvents(trx, judgement.connectionId, events);
  return done;
}

async function writeWitness(
  trx: Knex,
  judgement: Judgement,
  witness: Witness,
  most: number,
): Promise<{ known?: FindingRow; events: EventWrite[] }> {
  const { connectionId, check, now } = judgement;
  const at = {
    connection_id: connectionId,
    check_id: check.id,
    cause_key: witness.key,
  };
  const severity = witness.severity ?? check.severity;
  const listed = witness.affected.slice(0, most);
  const all = everyone(witness);
  const isCut = listed.length < all.length;
  // Held until the end: somebody may decide about it at this moment.
  const known = await trx<FindingRow>('entra_findings')
    .where(at)
    .forUpdate()
    .first();
  const id = known?.id ?? handle(connectionId, check.id, witness.key);
  const kept = known && !isCut ? judgement.lists?.kept.of(known) : undefined;
  const list = listOf(kept, listed, all);
  const { hash } = list;
  const fields = {
    severity,
    severity_rank: severities.indexOf(severity),
    statement: witness.statement,
    search: `${check.id} ${witness.statement}`.toLowerCase(),
    facts: JSON.stringify({
      ...witness.facts,
      ...(isCut ? { [LISTED_FACT]: listed.length } : {}),
    }),
    affected_count: all.length,
    affected_hash: hash,
    status: 'open' as const,
    last_seen: now,
    // In one form, so that times compare as texts.
    event_at: witness.at ? new Date(witness.at).toISOString() : null,
    resolved_at: null,
  };
  // Most judgements find what the last one found: a hundred thousand people are not written anew for that.
  const sameAffected = known?.affected_hash === fields.affected_hash;
  const weighsTheSame =
    known?.status === 'open' &&
    known.severity === severity &&
    known.event_at === fields.event_at;
  const isSame =
    known?.status === 'open' && known.severity === severity && sameAffected;
  if (known && !weighsTheSame) await noteTouched(trx, connectionId, [id]);
  let positions = list.difference?.positions;
  if (!sameAffected) {
    positions = await writeAffected(trx, id, listed, {
      difference: list.difference,
      ...(weighsTheSame
        ? {
            changed: changed => noteTouchedEntities(trx, connectionId, changed),
          }
        : {}),
    });
    if (!weighsTheSame) await noteTouched(trx, connectionId, [id]);
  }
  const keep = (version: number) => {
    if (!isCut && positions)
      judgement.lists?.written.set(id, {
        version,
        hash,
        sum: list.sum,
        listed,
        positions,
      });
  };
  const mark = () => (isCut ? setMark(all) : null);
  const affectedSet =
    isCut && sameAffected && known.affected_set !== null
      ? known.affected_set
      : mark();

  if (!known) {
    await trx('entra_findings').insert({
      ...at,
      ...fields,
      id,
      family: check.id.split('.')[0],
      first_seen: now,
      affected_set: affectedSet,
    });
    keep(FIRST_VERSION);
    return {
      events: [
        {
          finding: id,
          kind: 'opened',
          at: now,
          notBefore: judgement.notBefore,
        },
      ],
    };
  }

  const reopened = known.status === 'resolved';
  const before = triageOf(known);
  const { triage, events } = settleSighting(
    before,
    {
      severity,
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
  const version = isSame && !events.length ? known.version : known.version + 1;
  await trx('entra_findings')
    .where({ id })
    .update({
      ...fields,
      ...(affectedSet === known.affected_set
        ? {}
        : { affected_set: affectedSet }),
      ...(reopened ? { reopened_at: now } : {}),
      ...(events.length || (reopened && before.acknowledged)
        ? triageColumns(triage)
        : {}),
      ...(version === known.version ? {} : { version }),
    });
  keep(version);
  if (before.accepted && !triage.accepted) await forgetAccepted(trx, id);
  return {
    known,
    events: [
      ...sightingEvents(known, fields, judgement),
      ...events.map(event => ({ ...event, finding: id })),
    ],
  };
}

/** What stands for a list, and how it differs from what is known of it. */
function listOf(
  kept: WrittenList | undefined,
  listed: readonly AffectedEntity[],
  all: Unlisted,
): { hash: string; sum: AffectedSum; difference?: Difference } {
  // Of a short one the order counts, and it is looked through as fast.
  if (!kept || isOrdered(listed.length)) {
    const sum = sumOf(all);
    return { hash: `${sum}`, sum };
  }
  const found = differenceOf(kept, listed);
  return { ...found, hash: `${found.sum}` };
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

/** What a resolution's line in the history says besides. */
type ResolvedBy = Pick<FindingEvent, 'by' | 'reason'>;

/** Resolves open findings, by their ids. */
export async function resolveFindings(
  trx: Knex,
  { connectionId, now, notBefore }: Omit<Judgement, 'check'>,
  gone: readonly string[],
  why: ResolvedBy = {},
): Promise<void> {
  for (const ids of slices(gone, ID_BATCH)) {
    await noteTouched(trx, connectionId, ids);
    await trx('entra_findings')
      .whereIn('id', ids)
      .update({
        status: 'resolved',
        resolved_at: now,
        version: trx.raw('version + 1'),
      });
    await writeEvents(
      trx,
      connectionId,
      ids.map(finding => ({
        finding,
        kind: 'resolved',
        at: now,
        notBefore,
        ...why,
      })),
    );
  }
}

/** Twelve hexadecimal digits: a million findings share one with a chance of about two in a thousand million. */
function handle(connectionId: string, checkId: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([connectionId, checkId, key]))
    .digest('hex');
  return `${checkId}~${digest.slice(0, 12)}`;
}
