import { setImmediate } from 'node:timers';
import type { Page } from '../store/ports';

/** Something long that several read through, each from the beginning. */
export interface SharedTable<T> {
  name: string;
  /** About how many items it has. */
  size: number;
  /** How many might come to read it. */
  interest: number;
  page(after?: string): Promise<Page<T>>;
}

/** A table of no more items is kept when it has been read: most are far smaller, and are read by a dozen checks. */
const SMALL = 10_000;
/** Pages that are kept at most. */
const KEPT_PAGES = 24;

interface Wanted {
  key: string;
  size: number;
  table: string;
  number: number;
  interest: number;
  read(): Promise<Page<unknown>>;
  readOn(after: string): Promise<Page<unknown>>;
  page(): Promise<Page<unknown>>;
  resolve(page: Page<unknown>): void;
  reject(error: unknown): void;
}

/**
 * Lets many readers that run at the same time read the same tables once, without knowing of each other.
 *
 * A reader asks for one page after another. Nothing is read before the event loop has come round, when everybody who can
 * go on without reading has done so; then one page is read, and given to all who wait for it. Of all that is waited for it
 * is the earliest page of the smallest table: so those who are behind catch up with the others before those go on, and who
 * needs something small first is there when something large begins. Nobody ever waits for another reader, so one that
 * reads within what it reads blocks nothing, and memory holds what is being gone through and no more: or the page after it
 * besides, where the database reads it beside this process.
 */
export class SharedReads {
  readonly #wanted = new Map<string, Wanted>();
  readonly #kept = new Map<string, Page<unknown>>();
  /** By table the page that was asked for before anybody wanted it; at most one, or what nobody comes for would add up. */
  readonly #ahead = new Map<
    string,
    { number: number; page: Promise<Page<unknown>> }
  >();
  #lookUps = 0;
  #turning = false;

  /** @param isAhead - pages are asked for while the ones before them are gone through */
  constructor(private readonly isAhead = false) {}

  async *stream<T>(table: SharedTable<T>): AsyncGenerator<T, void> {
    let after: string | undefined;
    for (let number = 0; ; number += 1) {
      const page = await this.#page(table, number, after);
      for (const item of page.items) yield item;
      if (page.next === undefined) return;
      after = page.next;
    }
  }

  /** What one reader alone looks up. Nobody's page is read meanwhile: who looks something up may join the others then. */
  async *alone<T>(items: AsyncIterable<T>): AsyncGenerator<T, void> {
    const iterator = items[Symbol.asyncIterator]();
    try {
      for (;;) {
        this.#lookUps += 1;
        const next = await iterator.next().finally(() => {
          this.#lookUps -= 1;
          this.#turn();
        });
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  #page<T>(
    table: SharedTable<T>,
    number: number,
    after: string | undefined,
  ): Promise<Page<T>> {
    const key = keyOf(table.name, number);
    const kept = this.#kept.get(key);
    if (kept) return Promise.resolve(kept as Page<T>);
    const known = this.#wanted.get(key);
    if (known) return known.page() as Promise<Page<T>>;
    const page = new Promise<Page<unknown>>((resolve, reject) => {
      this.#wanted.set(key, {
        key,
        size: table.size,
        table: table.name,
        number,
        interest: table.interest,
        read: () => table.page(after),
        readOn: table.page,
        page: () => page,
        resolve,
        reject,
      });
    });
    this.#turn();
    return page as Promise<Page<T>>;
  }

  #turn(): void {
    if (this.#turning || this.#lookUps || !this.#wanted.size) return;
    this.#turning = true;
    setImmediate(() => {
      if (this.#lookUps) this.#turning = false;
      else void this.#serve();
    });
  }

  async #serve(): Promise<void> {
    const next = [...this.#wanted.values()].reduce((first, other) =>
      isBefore(other, first) ? other : first,
    );
    try {
      const page = await (this.#takeAhead(next) ?? next.read());
      this.#readAhead(next, page);
      this.#keep(next, page);
      next.resolve(page);
    } catch (error) {
      next.reject(error);
    }
    this.#wanted.delete(next.key);
    this.#turning = false;
    this.#turn();
  }

  #takeAhead({ table, number }: Wanted): Promise<Page<unknown>> | undefined {
    const ahead = this.#ahead.get(table);
    if (ahead?.number !== number) return undefined;
    this.#ahead.delete(table);
    return ahead.page;
  }

  #readAhead({ table, number, readOn }: Wanted, { next }: Page<unknown>): void {
    if (!this.isAhead || next === undefined || this.#ahead.has(table)) return;
    if (this.#kept.has(keyOf(table, number + 1))) return;
    const page = readOn(next);
    // Met by whoever takes it; until then it must not count as unhandled, which would end the process.
    page.catch(() => {});
    this.#ahead.set(table, { number: number + 1, page });
  }

  #keep({ key, size }: Wanted, page: Page<unknown>): void {
    if (size > SMALL) return;
    this.#kept.set(key, page);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_PAGES) this.#kept.delete(oldest);
  }
}

function keyOf(table: string, number: number): string {
  return `${table} ${number}`;
}

/** Small before large, and of what is alike that which fewer might ask for: for the other more may come meanwhile. */
function isBefore(one: Wanted, other: Wanted): boolean {
  if (one.table === other.table) return one.number < other.number;
  const magnitude = ({ size }: Wanted) => Math.floor(Math.log2(size + 1));
  const smaller = magnitude(one) - magnitude(other);
  return smaller ? smaller < 0 : one.interest < other.interest;
}
