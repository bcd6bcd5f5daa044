import type { Knex } from 'knex';
import type { Unlisted } from '../model';

/** Keeps what a finding touches now as what was accepted. */
export async function acceptAffected(
  trx: Knex,
  finding: string,
): Promise<void> {
  await forgetAccepted(trx, finding);
  await trx.raw(
    `insert into entra_finding_accepted (finding_id, kind, entity_id)
     select distinct finding_id, kind, entity_id from entra_finding_affected where finding_id = ?`,
    [finding],
  );
  await trx('entra_findings')
    .where({ id: finding })
    .update({ accepted_set: trx.ref('affected_set') });
}

export async function forgetAccepted(
  trx: Knex,
  finding: string,
): Promise<void> {
  await trx('entra_finding_accepted').where({ finding_id: finding }).delete();
  await trx('entra_findings')
    .where({ id: finding })
    .update({ accepted_set: null });
}

/**
 * How many a finding touches that were not accepted. Where one of the lists is cut, only the same set is known to have
 * nobody new.
 */
export async function newcomersOf(
  trx: Knex,
  finding: string,
  { accepted, affected }: { accepted: string | null; affected: string | null },
): Promise<number | 'untold'> {
  if (accepted !== null || affected !== null) {
    return accepted === affected ? 0 : 'untold';
  }
  const newcomers = trx('entra_finding_affected as a')
    .where({ 'a.finding_id': finding })
    .whereNotExists(
      trx('entra_finding_accepted as k')
        .where({ 'k.finding_id': finding })
        .whereRaw('k.kind = a.kind and k.entity_id = a.entity_id')
        .select(trx.raw('1')),
    )
    .distinct('a.kind', 'a.entity_id');
  const found = await trx
    .from(newcomers.as('newcomers'))
    .count({ count: '*' })
    .first();
  return Number((found as { count?: unknown } | undefined)?.count ?? 0);
}

/** A mark of a set in any order, without what is said of its members. For lists that are too long to be kept. */
export function setMark(affected: Unlisted): string {
  let one = 0;
  let two = 0;
  for (const { kind, id } of affected) {
    const text = `${kind} ${id}`;
    one = (one + fnv(text, 0x811c9dc5)) >>> 0;
    two = (two + fnv(text, 0x01234567)) >>> 0;
  }
  return `${affected.length}.${one.toString(36)}.${two.toString(36)}`;
}

/** FNV-1a over UTF-16 units, from a start of one's own. */
function fnv(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
