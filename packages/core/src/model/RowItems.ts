/**
 * The ids of a dataset's rows in their order, shared by all that is kept of the rows: an entry of a map for each row and each
 * thing that is made of it would take four times what a place in a list does.
 *
 *     ids     a   b   c   d
 *     kinds   1   2   1   1      each a list beside it
 *     names   A   ·   C   D      nothing is kept of b
 */
export class RowIds {
  /** Made when somebody is looked up: of what is only gone through, nobody is. */
  #places?: Map<string, number>;
  readonly #line: symbol;
  readonly #generation: number;
  #isNewest = true;

  /** @param ids - each once, in order */
  constructor(
    readonly ids: readonly string[],
    { line, generation } = { line: Symbol('ids'), generation: 0 },
  ) {
    this.#line = line;
    this.#generation = generation;
  }

  placeOf(id: string): number | undefined {
    if (!this.#places) {
      this.#places = new Map();
      for (let at = 0; at < this.ids.length; at += 1)
        this.#places.set(this.ids[at], at);
    }
    return this.#places.get(id);
  }

  /** Whether these were made of those by adding to them. */
  descendFrom(those: RowIds): boolean {
    return this.#line === those.#line && this.#generation >= those.#generation;
  }

  /** These with others, each in its place; themselves where none is new. */
  with(others: readonly string[]): RowIds {
    const came = others.filter(id => this.placeOf(id) === undefined).sort();
    if (!came.length) return this;
    const ids: string[] = [];
    let next = 0;
    for (const id of this.ids) {
      for (; next < came.length && came[next] < id; next += 1)
        ids.push(came[next]);
      ids.push(id);
    }
    for (; next < came.length; next += 1) ids.push(came[next]);
    // Of two that were made of the same by adding, neither has what the other has.
    const line = this.#isNewest ? this.#line : Symbol('ids');
    this.#isNewest = false;
    return new RowIds(ids, { line, generation: this.#generation + 1 });
  }
}

/** What is made of most rows of a dataset, by id and in the order of ids. */
export class RowItems<T> implements ReadonlyMap<string, T> {
  #values: (T | undefined)[];
  #size = 0;

  /** @param values - by the places of the ids; undefined: nothing */
  constructor(
    readonly of: RowIds,
    values: (T | undefined)[],
  ) {
    this.#values = values;
    for (const value of values) if (value !== undefined) this.#size += 1;
  }

  get size(): number {
    return this.#size;
  }

  get(id: string): T | undefined {
    const at = this.of.placeOf(id);
    return at === undefined ? undefined : this.#values[at];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /**
   * In the place of what was there; undefined: nothing is there any more.
   * @param id - one of those that have a place
   */
  put(id: string, value: T | undefined): void {
    const at = this.of.placeOf(id);
    if (at === undefined) throw new Error(`${id} has no place`);
    if (this.#values[at] !== undefined) this.#size -= 1;
    if (value !== undefined) this.#size += 1;
    this.#values[at] = value;
  }

  /** The same by the places of ids among which all of these are. */
  movedTo(ids: RowIds): RowItems<T> {
    const values = new Array<T | undefined>(ids.ids.length).fill(undefined);
    let to = 0;
    this.forEach((value, id) => {
      while (to < values.length && ids.ids[to] !== id) to += 1;
      if (to === values.length) throw new Error(`${id} has no place`);
      values[to] = value;
    });
    return new RowItems(ids, values);
  }

  forEach(use: (value: T, id: string, map: this) => void): void {
    const { ids } = this.of;
    for (let at = 0; at < ids.length; at += 1) {
      const value = this.#values[at];
      if (value !== undefined) use(value, ids[at], this);
    }
  }

  /** Each with what the other has of the same row, which is looked up where it is asked for; side by side, both in order. */
  forEachBeside<O>(
    other: RowItems<O>,
    use: (value: T, beside: () => O | undefined) => void,
  ): void {
    const [ids, otherIds] = [this.of.ids, other.of.ids];
    let at = 0;
    let next = 0;
    const beside =
      ids === otherIds
        ? () => other.#values[at]
        : () => {
            const id = ids[at];
            // Most are the same text, which is told at once.
            while (otherIds[next] !== id && otherIds[next] < id) next += 1;
            return otherIds[next] === id ? other.#values[next] : undefined;
          };
    for (; at < ids.length; at += 1) {
      const value = this.#values[at];
      if (value !== undefined) use(value, beside);
    }
  }

  *entries(): Generator<[string, T], undefined> {
    const { ids } = this.of;
    for (let at = 0; at < ids.length; at += 1) {
      const value = this.#values[at];
      if (value !== undefined) yield [ids[at], value];
    }
    return undefined;
  }

  *keys(): Generator<string, undefined> {
    for (const [id] of this.entries()) yield id;
    return undefined;
  }

  *values(): Generator<T, undefined> {
    for (const value of this.#values) if (value !== undefined) yield value;
    return undefined;
  }

  [Symbol.iterator](): Generator<[string, T], undefined> {
    return this.entries();
  }
}
