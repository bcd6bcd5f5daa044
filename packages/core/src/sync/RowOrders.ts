import { RowIds, type DatasetId } from '../model';

/** The ids of each dataset's rows as they were met last, so that all that is kept of the rows is kept beside the same ones. */
export class RowOrders {
  readonly #newest = new Map<DatasetId, RowIds>();

  /**
   * Of all rows, in their order: the list that others have already, where it is the same. That of another dataset does as
   * well: what Microsoft reports of people has a row for each.
   */
  of(dataset: DatasetId, ids: readonly string[]): RowIds {
    const order =
      [...this.#newest.values()].find(known => areSame(known.ids, ids)) ??
      new RowIds(ids.slice());
    this.#newest.set(dataset, order);
    return order;
  }

  /** Those that something is kept beside, with others: who comes has the same place in all that is kept. */
  with(dataset: DatasetId, those: RowIds, others: readonly string[]): RowIds {
    const newest = this.#newest.get(dataset);
    const order = (newest?.descendFrom(those) ? newest : those).with(others);
    this.#newest.set(dataset, order);
    return order;
  }
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
