import type { DatasetId } from '../model';
import type { QuestionContext } from './question';
import type { Scope } from './scope';

interface Entry<T> {
  stamp: string;
  value: Promise<T>;
}

/**
 * What follows from whole datasets and from nothing else: worked out by who asks first and kept until one of them has
 * changed. A sync that sees no news leaves it as it is.
 */
export class KeptReads<T> {
  readonly #kept = new WeakMap<object, Map<string, Entry<T>>>();

  /**
   * @param datasets - what it is worked out from
   * @param most - how many are kept at a time; the one that was asked for longest ago goes first
   */
  constructor(
    private readonly datasets: readonly DatasetId[],
    private readonly most: number,
  ) {}

  /** @param also - what it depends on besides, as text */
  of(
    { stores }: QuestionContext,
    scope: Scope,
    { key = '', also = '' }: { key?: string; also?: string },
    read: () => Promise<T>,
  ): Promise<T> {
    const kept = this.#kept.get(stores.rows) ?? new Map<string, Entry<T>>();
    this.#kept.set(stores.rows, kept);
    const id = JSON.stringify([scope.connection.id, key]);
    const stamp = this.#stamp(scope, also);
    const before = kept.get(id);
    kept.delete(id);
    const entry = before?.stamp === stamp ? before : { stamp, value: read() };
    kept.set(id, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= this.most) break;
      kept.delete(oldest);
    }
    entry.value.catch(() => {
      // A reading that failed is tried again by who asks next; who asked now is told.
      if (kept.get(id) === entry) kept.delete(id);
    });
    return entry.value;
  }

  #stamp({ states, completeness }: Scope, also: string): string {
    return JSON.stringify([
      this.datasets.map(each => [
        states.get(each)?.changedSequence,
        completeness(each).state,
      ]),
      also,
    ]);
  }
}
