import { GUID_WORDS, guidOf, guidWords } from './guidWords';

/** Ids in the order in which they came. */
export interface Ids extends Iterable<string> {
  readonly length: number;
  push(id: string): void;
  /** The one at a place below the length. */
  at(index: number): string;
  /** Those from a place on. */
  from(first: number): Iterable<string>;
  /** The first so many. */
  first(count: number): readonly string[];
}

/** Of texts that somebody else holds anyway: half of what they take as numbers, and none is made anew. */
export class HeldIds implements Ids {
  readonly #ids: string[] = [];

  get length(): number {
    return this.#ids.length;
  }

  push(id: string): void {
    this.#ids.push(id);
  }

  at(index: number): string {
    return this.#ids[index];
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#ids[Symbol.iterator]();
  }

  *from(first: number): Generator<string> {
    for (let at = first; at < this.#ids.length; at += 1) yield this.#ids[at];
  }

  first(count: number): readonly string[] {
    return count < this.#ids.length ? this.#ids.slice(0, count) : this.#ids;
  }
}

/**
 * Ids in the order in which they came: a million of them in the sixteen bytes that each is, where texts would take sixty.
 * What is no GUID in small letters is kept as it is.
 */
export class IdList implements Ids {
  #words = new Uint32Array(GUID_WORDS);
  #others?: Map<number, string>;
  #length = 0;

  constructor(ids: Iterable<string> = []) {
    for (const id of ids) this.push(id);
  }

  get length(): number {
    return this.#length;
  }

  push(id: string): void {
    const at = this.#length * GUID_WORDS;
    this.#length += 1;
    const words = guidWords(id);
    if (!words) {
      this.#others ??= new Map();
      this.#others.set(this.#length - 1, id);
    }
    if (at === this.#words.length) {
      const more = new Uint32Array(at * 2);
      more.set(this.#words);
      this.#words = more;
    }
    if (words) this.#words.set(words, at);
  }

  *[Symbol.iterator](): Generator<string> {
    yield* this.from(0);
  }

  /** Those from a place on. */
  *from(first: number): Generator<string> {
    for (let at = first; at < this.#length; at += 1) yield this.at(at);
  }

  /** The first so many. */
  first(count: number): string[] {
    const many = Math.min(count, this.#length);
    return Array.from({ length: many }, (_, at) => this.at(at));
  }

  at(index: number): string {
    return this.#others?.get(index) ?? guidOf(this.#words, index * GUID_WORDS);
  }
}
