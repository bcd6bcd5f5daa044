import type { Selection } from '../model';

type AnySelection = Selection<any, any>;
type Items = Map<string, unknown>;

/**
 * One walk through the rows of a dataset, for all who ask before the first of them is there: a dozen selections are made of
 * a hundred thousand people, and a walk for each would cost more than what is made of them.
 */
export class SelectionPass {
  readonly #wanted = new Map<AnySelection, Items>();
  readonly #failed = new Map<AnySelection, unknown>();
  #walked?: Promise<void>;
  #isOnItsWay = false;

  /** @param sharedId - the same text for each row of the same id, whichever dataset it is of */
  constructor(
    private readonly rows: () => AsyncIterable<{ id: string }>,
    private readonly sharedId: (id: string) => string,
  ) {}

  /** Who comes now is too late for it. */
  get isOnItsWay(): boolean {
    return this.#isOnItsWay;
  }

  /**
   * What is made of each row, by id and in the order of rows.
   * @throws what keeps the rows from being read, and what this selection throws; that of another one is its own affair
   */
  async items(wanted: AnySelection): Promise<Items> {
    const items: Items = this.#wanted.get(wanted) ?? new Map();
    this.#wanted.set(wanted, items);
    this.#walked ??= this.#walk();
    await this.#walked;
    if (this.#failed.has(wanted)) throw this.#failed.get(wanted);
    return items;
  }

  async #walk(): Promise<void> {
    let each: [AnySelection, Items][] = [];
    for await (const row of this.rows()) {
      if (!this.#isOnItsWay) {
        this.#isOnItsWay = true;
        each = [...this.#wanted];
      }
      row.id = this.sharedId(row.id);
      for (const [wanted, items] of each) {
        try {
          const made: unknown = wanted.of(row);
          if (made !== undefined) items.set(row.id, made);
        } catch (error) {
          this.#failed.set(wanted, error);
          each = each.filter(([other]) => other !== wanted);
        }
      }
    }
    this.#isOnItsWay = true;
  }
}
