import { hash } from 'node:crypto';
import type { AffectedEntity } from '../model';

const LANES = 5;
/** A list of no more is read from its beginning to its end, as of a policy and then what it leaves out: its order tells. */
const READ_WHOLE = 100;

/**
 * Stands for all that a list says. Of a long one in any order: each entity's own hash is added, so that what changes among
 * a hundred thousand costs what changed.
 */
export class AffectedSum {
  readonly #lanes: Uint32Array;

  constructor(lanes: Uint32Array = new Uint32Array(LANES)) {
    this.#lanes = lanes;
  }

  /** The same with one that came, or without one that went. */
  add(entity: AffectedEntity, times: 1 | -1 = 1, place = 0): void {
    // A text of its own bytes is made faster than a buffer, and no slower than a hash that is fed piece by piece.
    const bytes = hash(
      'sha1',
      place ? `${place} ${JSON.stringify(entity)}` : JSON.stringify(entity),
      'binary',
    );
    for (let lane = 0; lane < LANES; lane += 1) {
      const at = lane * 4;
      const value =
        bytes.charCodeAt(at) |
        (bytes.charCodeAt(at + 1) << 8) |
        (bytes.charCodeAt(at + 2) << 16) |
        (bytes.charCodeAt(at + 3) << 24);
      this.#lanes[lane] += times * value;
    }
  }

  copy(): AffectedSum {
    return new AffectedSum(this.#lanes.slice());
  }

  toString(): string {
    return Buffer.from(this.#lanes.buffer).toString('base64');
  }
}

/** Whether the order of so many says something. */
export function isOrdered(length: number): boolean {
  return length <= READ_WHOLE;
}

/** One after the other: the text of a million is not held at once. */
export function sumOf(
  affected: Iterable<AffectedEntity> & { readonly length: number },
): AffectedSum {
  const sum = new AffectedSum();
  const ordered = isOrdered(affected.length);
  let place = 0;
  for (const each of affected) {
    place += 1;
    sum.add(each, 1, ordered ? place : 0);
  }
  return sum;
}
