import type { AffectedEntity } from '../model';

type Named = Pick<AffectedEntity, 'kind' | 'id'>;

/** Where each of a list stood in the one before, and who is in one of the two alone. */
export interface Aligned {
  /** By place in the new list the place in the old one; -1: was not there. */
  from: Int32Array;
  /** Places in the old list of those who are not in the new one. */
  gone: number[];
}

/** Looks up where in a list an entity stands; each place is given once, the first first. */
export class Places {
  readonly #first = new Map<string, number>();
  /** By place the next one of the same id; a list of each id's places would take far more than the list. */
  readonly #next: Int32Array;

  constructor(
    private readonly list: readonly Named[],
    among?: readonly number[],
  ) {
    this.#next = new Int32Array(list.length).fill(-1);
    const count = among?.length ?? list.length;
    for (let n = count - 1; n >= 0; n -= 1) {
      const at = among ? among[n] : n;
      this.#next[at] = this.#first.get(list[at].id) ?? -1;
      this.#first.set(list[at].id, at);
    }
  }

  take(wanted: Named): number | undefined {
    let before = -1;
    let at = this.#first.get(wanted.id) ?? -1;
    while (at >= 0 && this.list[at].kind !== wanted.kind) {
      before = at;
      at = this.#next[at];
    }
    if (at < 0) return undefined;
    const after = this.#next[at];
    if (before >= 0) this.#next[before] = after;
    else if (after >= 0) this.#first.set(wanted.id, after);
    else this.#first.delete(wanted.id);
    return at;
  }
}

/**
 * Finds the same entities in two lists. Two that are in one order, as of ids, are gone through side by side; what that
 * does not bring together is looked up. Who is listed twice is taken in the order of the lists.
 */
export function alignLists(
  before: readonly Named[],
  after: readonly Named[],
): Aligned {
  const from = new Int32Array(after.length).fill(-1);
  const came: number[] = [];
  const left: number[] = [];
  let old = 0;
  let next = 0;
  while (old < before.length && next < after.length) {
    const [one, other] = [before[old], after[next]];
    if (one === other || isSame(one, other)) {
      from[next] = old;
      next += 1;
      old += 1;
    } else if (one.id < other.id) {
      left.push(old);
      old += 1;
    } else {
      came.push(next);
      next += 1;
    }
  }
  for (; old < before.length; old += 1) left.push(old);
  for (; next < after.length; next += 1) came.push(next);
  if (!left.length || !came.length) return { from, gone: left };
  const places = new Places(after, came);
  const gone = left.filter(at => {
    const now = places.take(before[at]);
    if (now !== undefined) from[now] = at;
    return now === undefined;
  });
  return { from, gone };
}

function isSame(one: Named, other: Named): boolean {
  return one.id === other.id && one.kind === other.kind;
}

/** Whether the same is said of an entity. */
export function saysTheSame(
  one: AffectedEntity,
  other: AffectedEntity,
): boolean {
  if (one === other) return true;
  return (
    isSame(one, other) &&
    one.label === other.label &&
    haveSame(one.facts, other.facts)
  );
}

/** Most are a few texts and numbers in one order: to write each as JSON would cost more than all the rest. */
function haveSame(
  one: AffectedEntity['facts'],
  other: AffectedEntity['facts'],
): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  const names = Object.keys(other);
  let at = 0;
  for (const name in one)
    if (names[at] === name && isPlainSame(one[name], other[name])) at += 1;
    else return JSON.stringify(one) === JSON.stringify(other);
  return at === names.length || JSON.stringify(one) === JSON.stringify(other);
}

function isPlainSame(one: unknown, other: unknown): boolean {
  return one === other && (one === null || typeof one !== 'object');
}
