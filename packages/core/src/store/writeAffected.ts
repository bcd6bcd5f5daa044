import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { among } from './among';
import { isOrdered } from './affectedSum';
import { Places } from './alignLists';
import { slices } from './batches';
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
  finding_id: string;
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

/** What is to be written of a list. */
export interface ListChange {
  finding: string;
  listed: readonly AffectedEntity[];
  /** By place in the list the position in the table. */
  positions: Int32Array;
  /** Places that are written. */
  written: readonly number[];
  isShorter: boolean;
  /** Who has come, who has gone, and of whom something else is said. */
  changed: readonly Named[];
}

/**
 * What a finding touches, in place of what was listed before. Only what is different is written: of a hundred thousand
 * people, most judgements find a few who have come, gone or are called otherwise. Who has come takes the position of who
 * has gone, so that nobody else moves:
 *
 *     before  0 a  1 b  2 c  3 d        now  a c e       after  0 a  1 e  2 c
 */
export function listChange(
  finding: string,
  listed: readonly AffectedEntity[],
  difference: Difference,
): ListChange {
  const { other, gone, were } = difference;
  // Whoever compares again, after a transaction that came to nothing, must find what was.
  const positions = difference.positions.slice();
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
  return {
    finding,
    listed,
    positions,
    written: [...new Set([...other, ...unplaced])],
    isShorter: were > listed.length,
    changed: [...[...other, ...came].map(at => listed[at]), ...gone],
  };
}

/** Written by itself: to name the finding with each of its lines would be most of what is sent. */
const LONG = 2_000;
/** Findings of one statement. */
const FINDINGS = 100;

/** Brings the table in line with several lists. */
export async function writeLists(
  trx: Knex,
  changes: readonly ListChange[],
): Promise<void> {
  const rowsOf = ({ written, positions, listed }: ListChange) =>
    written.map(at => affectedRow(positions[at], listed[at]));
  const isLong = ({ written }: ListChange) => written.length > LONG;
  const into = {
    table: 'entra_finding_affected',
    key: ['finding_id', 'position'],
    merge: true,
  };
  for (const long of changes.filter(isLong))
    await insertRows(trx, {
      ...into,
      alike: { finding_id: long.finding },
      columns: affectedColumns,
      rows: rowsOf(long),
    });
  await insertRows(trx, {
    ...into,
    alike: {},
    columns: { finding_id: 'text', ...affectedColumns },
    rows: changes
      .filter(each => !isLong(each))
      .flatMap(each => rowsOf(each).map(row => [each.finding, ...row])),
  });
  for (const some of slices(
    changes.filter(({ isShorter }) => isShorter),
    FINDINGS,
  ))
    await trx('entra_finding_affected')
      .where(query => {
        for (const { finding, listed } of some)
          query.orWhere(each =>
            each
              .where({ finding_id: finding })
              .where('position', '>=', listed.length),
          );
      })
      .delete();
}

/** In the order of `affectedColumns`. */
export function affectedRow(
  position: number,
  { kind, id, label, facts }: AffectedEntity,
): (string | number)[] {
  return [position, kind, id, label, JSON.stringify(facts ?? {})];
}

/** A list beside what is in the table, line by line. */
class Comparing {
  readonly found: Difference & { other: number[]; gone: Named[] };
  readonly #places?: Places;

  constructor(private readonly listed: readonly AffectedEntity[]) {
    this.found = {
      positions: new Int32Array(listed.length).fill(-1),
      other: [],
      gone: [],
      were: 0,
    };
    // Of a short one the order tells.
    if (!isOrdered(listed.length)) this.#places = new Places(listed);
  }

  meet(row: Listed): void {
    const { positions, other, gone } = this.found;
    this.found.were += 1;
    const was = { kind: row.kind as Named['kind'], id: row.entity_id };
    const at = this.#places ? this.#places.take(was) : row.position;
    if (at === undefined || at >= this.listed.length) {
      gone.push(was);
      return;
    }
    positions[at] = row.position;
    if (!isSame(this.listed[at], row)) other.push(at);
    if (!this.#places && this.listed[at].id !== was.id) gone.push(was);
  }
}

/** Goes through all that is there, some at a time. */
export async function differenceFrom(
  trx: Knex,
  finding: string,
  listed: readonly AffectedEntity[],
): Promise<Difference> {
  const comparing = new Comparing(listed);
  for (;;) {
    const { were } = comparing.found;
    const rows = await listedOf(trx, [finding], were);
    rows.forEach(row => comparing.meet(row));
    if (rows.length < ROWS) return comparing.found;
  }
}

/** The same of several short lists at once, by finding. */
export async function differencesOfShort(
  trx: Knex,
  lists: ReadonlyMap<string, readonly AffectedEntity[]>,
): Promise<Map<string, Difference>> {
  const comparing = new Map(
    [...lists].map(([finding, listed]) => [finding, new Comparing(listed)]),
  );
  // So few that what is short is read whole.
  for (const some of slices([...lists.keys()], FINDINGS))
    for (const row of await listedOf(trx, some, 0))
      comparing.get(row.finding_id)!.meet(row);
  return new Map([...comparing].map(([id, { found }]) => [id, found]));
}

/** The lines of these findings from a position on: of one finding as many as are compared at once. */
async function listedOf(
  trx: Knex,
  findings: readonly string[],
  position: number,
): Promise<Listed[]> {
  return among(trx('entra_finding_affected'), 'finding_id', findings)
    .where('position', '>=', position)
    .where('position', '<', position + ROWS)
    .orderBy(['finding_id', 'position'])
    .select('finding_id', 'position', 'kind', 'entity_id', 'label', 'facts');
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
