import { RowIds, RowItems, type Selection } from '../model';
import type { Items } from './keptItems';

type AnySelection = Selection<any, any>;

/** What has been made so far, by the places of rows. */
interface Made {
  places: number[];
  items: unknown[];
}

/** What is made of fewer rows takes less as entries of a map. */
const ONE_IN = 4;

/**
 * One walk through the rows of a dataset, for all who ask before the first of them is there: a dozen selections are made of
 * a hundred thousand people, and a walk for each would cost more than what is made of them.
 */
export class SelectionPass {
  readonly #wanted = new Map<AnySelection, Made>();
  readonly #done = new Map<AnySelection, Items>();
  readonly #failed = new Map<AnySelection, unknown>();
  #walked?: Promise<RowIds>;
  #isOnItsWay = false;

  /**
   * @param sharedId - the same text for each row of the same id, whichever dataset it is of
   * @param orderOf - of all rows' ids, in their order
   */
  constructor(
    private readonly rows: () => AsyncIterable<{ id: string }>,
    private readonly sharedId: (id: string) => string,
    private readonly orderOf: (ids: readonly string[]) => RowIds,
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
    const made = this.#wanted.get(wanted) ?? { places: [], items: [] };
    this.#wanted.set(wanted, made);
    this.#walked ??= this.#walk();
    const ids = await this.#walked;
    if (this.#failed.has(wanted)) throw this.#failed.get(wanted);
    const items = this.#done.get(wanted) ?? itemsOf(ids, made);
    this.#done.set(wanted, items);
    return items;
  }

  async #walk(): Promise<RowIds> {
    const ids: string[] = [];
    let each: [AnySelection, Made][] = [];
    for await (const row of this.rows()) {
      if (!this.#isOnItsWay) {
        this.#isOnItsWay = true;
        each = [...this.#wanted];
      }
      row.id = this.sharedId(row.id);
      ids.push(row.id);
      for (const [wanted, { places, items }] of each) {
        try {
          const made: unknown = wanted.of(row);
          if (made === undefined) continue;
          places.push(ids.length - 1);
          items.push(made);
        } catch (error) {
          this.#failed.set(wanted, error);
          each = each.filter(([other]) => other !== wanted);
        }
      }
    }
    this.#isOnItsWay = true;
    return this.orderOf(ids);
  }
}

function itemsOf(order: RowIds, { places, items }: Made): Items {
  const { ids } = order;
  if (items.length * ONE_IN <= ids.length)
    return new Map(items.map((item, n) => [ids[places[n]], item]));
  if (items.length === ids.length) {
    // Without the room for more that a growing list keeps.
    return new RowItems(order, items.slice());
  }
  const values = new Array<unknown>(ids.length).fill(undefined);
  for (let n = 0; n < items.length; n += 1) values[places[n]] = items[n];
  return new RowItems(order, values);
}
