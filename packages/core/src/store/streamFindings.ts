import type { Knex } from 'knex';
import type { AffectedEntity, FindingDetail } from '../model';
import { among } from './among';
import type { FindingFilter } from './findingPorts';
import { matching } from './findingQueries';
import { toFinding, type FindingRow } from './findingRow';

const PAGE = 200;

/** A page of ids at a time: what is written meanwhile neither waits for the reader nor moves it. */
export async function* streamFindings(
  knex: Knex,
  filter: FindingFilter,
  { affected: most, after: begin = '' }: { affected: number; after?: string },
): AsyncIterable<FindingDetail> {
  let after = begin;
  for (;;) {
    const rows: FindingRow[] = await matching(knex, filter)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select('*');
    const affected = await affectedOf(
      knex,
      rows.map(({ id }) => id),
      most,
    );
    for (const row of rows) {
      yield { ...toFinding(row), affected: affected.get(row.id) ?? [] };
    }
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1].id;
  }
}

async function affectedOf(
  knex: Knex,
  ids: readonly string[],
  most: number,
): Promise<Map<string, AffectedEntity[]>> {
  const found = new Map<string, AffectedEntity[]>();
  if (!most) return found;
  const rows = await among(
    knex('entra_finding_affected').where('position', '<', most),
    'finding_id',
    ids,
  ).orderBy(['finding_id', 'position']);
  for (const row of rows) {
    const own = found.get(row.finding_id) ?? [];
    own.push(toAffected(row));
    found.set(row.finding_id, own);
  }
  return found;
}

export function toAffected(row: {
  kind: AffectedEntity['kind'];
  entity_id: string;
  label: string;
  facts: string;
}): AffectedEntity {
  return {
    kind: row.kind,
    id: row.entity_id,
    label: row.label,
    facts: JSON.parse(row.facts),
  };
}
