import { GUID_WORDS, guidWords } from './guidWords';

/**
 * Ids of a million objects in the sixteen bytes that each of them is, where a set of texts would take a hundred. Texts that
 * are no GUID in small letters are kept as they are, so that it holds exactly what was added.
 */
export class IdSet {
  readonly #others = new Set<string>();
  #slots = 1024;
  #words = new Uint32Array(this.#slots * GUID_WORDS);
  #size = 0;
  /** All words of an empty slot are 0, and so are those of the empty GUID. */
  #hasEmpty = false;

  get size(): number {
    return this.#size + this.#others.size + Number(this.#hasEmpty);
  }

  add(id: string): void {
    const words = guidWords(id);
    if (!words) this.#others.add(id);
    else if (isEmpty(words)) this.#hasEmpty = true;
    else {
      if ((this.#size + 1) * 3 > this.#slots * 2) this.#grow();
      this.#put(words);
    }
  }

  has(id: string): boolean {
    const words = guidWords(id);
    if (!words) return this.#others.has(id);
    return isEmpty(words)
      ? this.#hasEmpty
      : !isEmpty(this.#words, this.#find(words));
  }

  #grow(): void {
    const before = this.#words;
    this.#slots *= 2;
    this.#words = new Uint32Array(this.#slots * GUID_WORDS);
    this.#size = 0;
    for (let at = 0; at < before.length; at += GUID_WORDS)
      if (!isEmpty(before, at)) this.#put(before.subarray(at, at + GUID_WORDS));
  }

  #put(words: ArrayLike<number>): void {
    const at = this.#find(words);
    if (isEmpty(this.#words, at)) this.#size += 1;
    this.#words.set(words, at);
  }

  /** Where its words are, or where they belong. */
  #find(words: ArrayLike<number>): number {
    // GUIDs that were made by counting differ in few bits: these are spread over all.
    const mixed = Math.imul(words[0] ^ words[3], 0x9e3779b1) ^ words[2];
    let slot =
      (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0) % this.#slots;
    for (;;) {
      const at = slot * GUID_WORDS;
      if (isEmpty(this.#words, at) || isSame(this.#words, at, words)) return at;
      slot = (slot + 1) % this.#slots;
    }
  }
}

function isEmpty(words: ArrayLike<number>, at = 0): boolean {
  return !(words[at] || words[at + 1] || words[at + 2] || words[at + 3]);
}

function isSame(
  words: ArrayLike<number>,
  at: number,
  others: ArrayLike<number>,
): boolean {
  return (
    words[at] === others[0] &&
    words[at + 1] === others[1] &&
    words[at + 2] === others[2] &&
    words[at + 3] === others[3]
  );
}
