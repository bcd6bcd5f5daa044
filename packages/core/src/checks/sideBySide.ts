import { RowItems, selected } from '../model';
import type { CheckView, DatasetId, Selection } from '../model';

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

/** Each row of one dataset with that of another of the same id, looked up where it is asked for; in the order of ids. */
export async function eachBeside<
  D extends DatasetId,
  K extends D,
  L extends D,
  T extends { id: string },
  O,
>(
  view: CheckView<D>,
  wanted: Selection<K, T>,
  beside: Selection<L, O>,
  use: (item: T, other: () => O | undefined) => void,
): Promise<void> {
  const kept = await view.selectedById?.(wanted);
  const others = await view.selectedById?.(beside);
  if (kept instanceof RowItems && others instanceof RowItems) {
    kept.forEachBeside(others, use);
    return;
  }
  if (kept && others) {
    // Side by side as well: to look up a hundred thousand by their ids takes twice as long. As lists, for an iterator's
    // steps would be an object for each.
    const ids = [...others.keys()];
    const values = [...others.values()];
    let next = 0;
    let at = '';
    const other = () => {
      while (next < ids.length && ids[next] !== at && ids[next] < at) next += 1;
      return ids[next] === at ? values[next] : undefined;
    };
    kept.forEach((item, id) => {
      at = id;
      use(item, other);
    });
    return;
  }
  const rows = new SideBySide(view.rows(beside.dataset), ({ id }) => id);
  for await (const item of selected<K, T>(view, wanted)) {
    const [row] = await rows.at(item.id);
    use(item, () => row && beside.of(row));
  }
}

/** An item with the name of the list that it is from. */
type Named<T> = { [K in keyof T]: [K, T[K]] }[keyof T];

/** Several lists in the order of ids, as one. */
export async function* inOrder<
  T extends Record<string, { id: string }>,
>(lists: { [K in keyof T]: AsyncIterable<T[K]> }): AsyncGenerator<Named<T>> {
  const heads = await Promise.all(
    Object.entries<AsyncIterable<{ id: string }>>(lists).map(
      async ([name, list]) => {
        const items = list[Symbol.asyncIterator]();
        return { name, items, next: await items.next() };
      },
    ),
  );
  for (;;) {
    let least: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      if (!least || head.next.value.id < least.next.value.id) least = head;
    }
    if (!least) return;
    yield [least.name, least.next.value] as Named<T>;
    least.next = await least.items.next();
  }
}
