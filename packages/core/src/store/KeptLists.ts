import type { AffectedEntity } from '../model';
import { isOrdered, type AffectedSum } from './affectedSum';
import { alignLists, saysTheSame } from './alignLists';
import type { FindingRow } from './findingRow';
import type { Difference } from './writeAffected';

/** Of all findings together; what was written longest ago is forgotten first. */
const MOST_LISTED = 400_000;

/** A list as it was written, and as what. */
export interface WrittenList {
  /** Of the finding, which has another one as soon as anybody writes it. */
  version: number;
  hash: string;
  sum: AffectedSum;
  listed: readonly AffectedEntity[];
  positions: Int32Array;
}

/** How a list differs from what was written, and what stands for it. */
export interface ComparedList {
  difference: Difference;
  sum: AffectedSum;
}

export type KnownRow = Pick<FindingRow, 'id' | 'version' | 'affected_hash'>;

/**
 * Keeps the long lists of what findings touch as this process wrote them last, so that the next judgement compares in
 * memory what it found and writes what is different. It keeps the entities that the check handed over, and four bytes
 * each. A list that another process wrote meanwhile is not known, and looked through in the database.
 */
export class KeptLists {
  readonly #lists = new Map<string, WrittenList>();
  #listed = 0;
  readonly #compared = new WeakMap<
    readonly AffectedEntity[],
    { before: WrittenList; found: ComparedList }
  >();

  /** Of this finding as it is now, when nobody else has written it. */
  of({ id, version, affected_hash: hash }: KnownRow): WrittenList | undefined {
    const kept = this.#lists.get(id);
    return kept?.version === version && kept.hash === hash ? kept : undefined;
  }

  /** Of this finding as this process wrote it last, whoever has written it since. */
  last(id: string): WrittenList | undefined {
    return this.#lists.get(id);
  }

  /** How a list differs from what was written: worked out once, by whoever asks first. */
  difference(
    before: WrittenList,
    listed: readonly AffectedEntity[],
  ): ComparedList {
    const known = this.#compared.get(listed);
    if (known?.before === before) return known.found;
    const found = differenceOf(before, listed);
    this.#compared.set(listed, { before, found });
    return found;
  }

  /** Takes what a transaction has written, once it is stored. */
  take(written: ReadonlyMap<string, WrittenList>): void {
    for (const [id, list] of written) {
      this.#forget(id);
      // It is kept as long as the list that it was made for, and would keep the one before that, and so on.
      this.#compared.delete(list.listed);
      if (isOrdered(list.listed.length)) continue;
      this.#lists.set(id, list);
      this.#listed += list.listed.length;
    }
    for (const id of this.#lists.keys()) {
      if (this.#listed <= MOST_LISTED) return;
      this.#forget(id);
    }
  }

  #forget(id: string): void {
    this.#listed -= this.#lists.get(id)?.listed.length ?? 0;
    this.#lists.delete(id);
  }
}

/** How many lines of the table that is. */
export function changeOf({
  difference: { positions, other, gone },
}: ComparedList): number {
  let came = 0;
  for (const position of positions) if (position < 0) came += 1;
  return came + other.length + gone.length;
}

function differenceOf(
  before: WrittenList,
  listed: readonly AffectedEntity[],
): ComparedList {
  const { from, gone } = alignLists(before.listed, listed);
  const sum = before.sum.copy();
  const positions = new Int32Array(listed.length);
  const other: number[] = [];
  for (let at = 0; at < listed.length; at += 1) {
    const was = from[at];
    positions[at] = was < 0 ? -1 : before.positions[was];
    if (was >= 0 && saysTheSame(before.listed[was], listed[at])) continue;
    if (was >= 0) {
      other.push(at);
      sum.add(before.listed[was], -1);
    }
    sum.add(listed[at]);
  }
  for (const at of gone) sum.add(before.listed[at], -1);
  return {
    sum,
    difference: {
      positions,
      other,
      gone: gone.map(at => before.listed[at]),
      were: before.listed.length,
    },
  };
}
