import type { Knex } from 'knex';
import { mostListed } from '../model';
import type { FindingEvent, Witness } from '../model';
import { isOrdered } from './affectedSum';
import { ID_BATCH, slices } from './batches';
import { writeEvents } from './findingEvents';
import type { Applied } from './findingPorts';
import {
  causeOf,
  FindingWrites,
  knownFindings,
  type Cause,
  type KnownFinding,
} from './findingWrites';
import {
  openFinding,
  refreshFinding,
  seenOf,
  type Judgement,
  type Seen,
} from './sightings';
import { noteTouched } from './touchedIdentities';
import { differencesOfShort } from './writeAffected';

/**
 * One finding per cause: new ones open, known ones are refreshed, resolved ones reopen. What people decided about them
 * holds as far as it still fits.
 */
export async function writeWitnesses(
  trx: Knex,
  judgement: Judgement,
  witnesses: readonly Witness[],
  most: number = mostListed,
): Promise<Applied> {
  return writeSightings(trx, [{ judgement, witnesses }], most);
}

/** What one check has found. */
export interface Sighting {
  judgement: Judgement;
  witnesses: readonly Witness[];
}

/** The same for several checks of one judgement. */
export async function writeSightings(
  trx: Knex,
  sightings: readonly Sighting[],
  most: number = mostListed,
): Promise<Applied> {
  const done: Applied = { opened: 0, resolved: 0, reopened: 0 };
  if (!sightings.length) return done;
  const { connectionId, now } = sightings[0].judgement;
  let rest = sightings.flatMap(({ judgement, witnesses }) =>
    witnesses.map(witness => ({
      judgement,
      witness,
      cause: { check: judgement.check.id, key: witness.key },
    })),
  );
  while (rest.length) {
    const { firsts, others } = firstOfEach(rest);
    for (const some of slices(firsts, ID_BATCH)) {
      const known = await knownFindings(
        trx,
        connectionId,
        some.map(({ cause }) => cause),
      );
      const writes = new FindingWrites();
      const seenNow = some.map(({ judgement, witness, cause }) => {
        const before = known.get(causeOf(cause));
        const seen = seenOf(judgement, { witness, known: before, most });
        return { judgement, before, seen };
      });
      await compareShort(trx, seenNow);
      for (const { judgement, before, seen } of seenNow) {
        if (before) {
          if (before.status === 'resolved') done.reopened += 1;
          await refreshFinding(trx, { judgement, seen, writes }, before);
        } else {
          done.opened += 1;
          openFinding({ judgement, seen, writes });
        }
      }
      await writes.write(trx, connectionId, now);
    }
    rest = others;
  }
  return done;
}

/** Looks at once through all short lists that are otherwise. */
async function compareShort(
  trx: Knex,
  all: readonly { before?: KnownFinding; seen: Seen }[],
): Promise<void> {
  const isShort = ({ before, seen }: (typeof all)[number]) =>
    before !== undefined &&
    before.affected_hash !== seen.fields.affected_hash &&
    isOrdered(before.affected_count) &&
    isOrdered(seen.all.length);
  const short = all.filter(isShort).map(({ seen }) => seen);
  const differences = await differencesOfShort(
    trx,
    new Map(short.map(({ id, listed }) => [id, listed])),
  );
  for (const seen of short) seen.difference = differences.get(seen.id);
}

/** Who tells of a cause again tells it of what is written by then. */
function firstOfEach<T extends { cause: Cause }>(
  all: readonly T[],
): { firsts: T[]; others: T[] } {
  const causes = new Set<string>();
  const firsts: T[] = [];
  const others: T[] = [];
  for (const each of all) {
    const cause = causeOf(each.cause);
    (causes.has(cause) ? others : firsts).push(each);
    causes.add(cause);
  }
  return { firsts, others };
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
