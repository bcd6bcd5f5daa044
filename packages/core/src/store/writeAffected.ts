import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { isOrdered } from './affectedSum';
import { Places } from './alignLists';
import { insertRows, type ColumnType } from './insertRows';

/** Compared at once. */
const ROWS = 2_000;

export const affectedColumns: Readonly<Record<string, ColumnType>> = {
  position: 'integer',
  kind: 'text',
  entity_id: 'text',
  label: 'text',
  facts: 'text',
};

/** As the table has it. */
interface Listed {
  position: number;
  kind: string;
  entity_id: string;
  label: string;
  facts: string;
}

type Named = Pick<AffectedEntity, 'kind' | 'id'>;

/** How a list differs from what is in the table. */
export interface Difference {
  /** By place in the list the position in the table; -1: is not there yet. */
  positions: Int32Array;
  /** Places of those of whom something else is said. */
  other: readonly number[];
  /** Who is there, and in the list no more. */
  gone: readonly Named[];
  /** How many are there; their positions are the numbers below. */
  were: number;
}

/**
 * What a finding touches, in place of what was listed before. Only what is different is written: of a hundred thousand
 * people, most judgements find a few who have come, gone or are called otherwise. Who has come takes the position of who
 * has gone, so that nobody else moves:
 *
 *     before  0 a  1 b  2 c  3 d        now  a c e       after  0 a  1 e  2 c
 *
 * @param changed - is told who has come, who has gone, and of whom something else is said
 * @returns by place in the list the position
 */
export async function writeAffected(
  trx: Knex,
  finding: string,
  listed: readonly AffectedEntity[],
  {
    difference,
    changed = async () => {},
  }: {
    /** What is known of it; absent: the table is looked through. */
    difference?: Difference;
    changed?: (entities: readonly Named[]) => Promise<void>;
  } = {},
): Promise<Int32Array> {
  const { positions, other, gone, were } =
    difference ?? (await differenceFrom(trx, finding, listed));
  const taken = new Uint8Array(listed.length);
  const unplaced: number[] = [];
  const came: number[] = [];
  for (let at = 0; at < listed.length; at += 1) {
    const position = positions[at];
    if (position >= 0 && position < listed.length) taken[position] = 1;
    else unplaced.push(at);
    if (position < 0) came.push(at);
  }
  let free = 0;
  for (const at of unplaced) {
    while (taken[free]) free += 1;
    positions[at] = free;
    free += 1;
  }
  const written = [...new Set([...other, ...unplaced])];
  await insertRows(trx, {
    table: 'entra_finding_affected',
    alike: { finding_id: finding },
    columns: affectedColumns,
    rows: written.map(at => affectedRow(positions[at], listed[at])),
    key: ['finding_id', 'position'],
    merge: true,
  });
  if (were > listed.length)
    await trx('entra_finding_affected')
      .where({ finding_id: finding })
      .where('position', '>=', listed.length)
      .delete();
  await changed([...[...other, ...came].map(at => listed[at]), ...gone]);
  return positions;
}

/** In the order of `affectedColumns`. */
export function affectedRow(
  position: number,
  { kind, id, label, facts }: AffectedEntity,
): (string | number)[] {
  return [position, kind, id, label, JSON.stringify(facts ?? {})];
}

/** Goes through all that is there, some at a time. */
async function differenceFrom(
  trx: Knex,
  finding: string,
  listed: readonly AffectedEntity[],
): Promise<Difference> {
  const ordered = isOrdered(listed.length);
  const places = ordered ? undefined : new Places(listed);
  const positions = new Int32Array(listed.length).fill(-1);
  const other: number[] = [];
  const gone: Named[] = [];
  let were = 0;
  for (;;) {
    const rows = await listedFrom(trx, finding, were);
    for (const row of rows) {
      const was = { kind: row.kind as Named['kind'], id: row.entity_id };
      const at = places ? places.take(was) : row.position;
      if (at === undefined || at >= listed.length) {
        gone.push(was);
        continue;
      }
      positions[at] = row.position;
      if (!isSame(listed[at], row)) other.push(at);
      if (ordered && listed[at].id !== was.id) gone.push(was);
    }
    were += rows.length;
    if (rows.length < ROWS) return { positions, other, gone, were };
  }
}

async function listedFrom(
  trx: Knex,
  finding: string,
  position: number,
): Promise<Listed[]> {
  return trx('entra_finding_affected')
    .where({ finding_id: finding })
    .where('position', '>=', position)
    .where('position', '<', position + ROWS)
    .orderBy('position')
    .select('position', 'kind', 'entity_id', 'label', 'facts');
}

function isSame(
  { kind, id, label, facts }: AffectedEntity,
  row: Listed,
): boolean {
  return (
    kind === row.kind &&
    id === row.entity_id &&
    label === row.label &&
    JSON.stringify(facts ?? {}) === row.facts
  );
}
