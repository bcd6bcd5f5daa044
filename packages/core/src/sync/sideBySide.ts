/** A list in the order of its keys, gone through beside another one: what belongs to a key is there when it is asked for. */
export class SideBySide<T> {
  #items: AsyncIterator<T>;
  #next?: IteratorResult<T>;

  constructor(
    items: AsyncIterable<T>,
    private readonly keyOf: (item: T) => string,
  ) {
    this.#items = items[Symbol.asyncIterator]();
  }

  /** All with this key. Keys are asked for in their order; what lies between them is passed over. */
  async at(key: string): Promise<T[]> {
    this.#next ??= await this.#items.next();
    while (!this.#next.done && this.keyOf(this.#next.value) < key)
      this.#next = await this.#items.next();
    const found: T[] = [];
    while (!this.#next.done && this.keyOf(this.#next.value) === key) {
      found.push(this.#next.value);
      this.#next = await this.#items.next();
    }
    return found;
  }
}

/** Two lists in the order of ids, as one: each item with its place in the pair. */
export async function* inOrder<
  A extends { id: string },
  B extends { id: string },
>(
  a: AsyncIterable<A>,
  b: AsyncIterable<B>,
): AsyncGenerator<[A, undefined] | [undefined, B]> {
  const left = a[Symbol.asyncIterator]();
  const right = b[Symbol.asyncIterator]();
  let one = await left.next();
  let other = await right.next();
  while (!one.done || !other.done) {
    if (!one.done && (other.done || one.value.id <= other.value.id)) {
      yield [one.value, undefined];
      one = await left.next();
    } else if (!other.done) {
      yield [undefined, other.value];
      other = await right.next();
    }
  }
}
