import type { DatasetId, DatasetRows } from './datasetRows';

/**
 * What is looked at in a dataset: of each row what is needed of it, or nothing where the row is nobody's concern here.
 *
 *     rows      a ── b ── c ── d        one that changes is looked at again, and the others are not:
 *               │    │    │    │        what was made of them is kept from one judgement to the next
 *     selected  A    ·    C    D
 */
export interface Selection<K extends DatasetId = DatasetId, T = unknown> {
  readonly dataset: K;
  /** Must hang on the row alone. What it returns is handed to many, and changed by none. */
  readonly of: (row: DatasetRows[K]) => T | undefined;
  /** What is asked for later by who asks for this: made in the same walk, for it would take another one. */
  readonly besides: readonly Selection<K, any>[];
}

/**
 * A selection is known by itself: made once, where a module begins, and not at each use.
 * @param after - whoever asks for this has asked for that one, and waited for it
 */
export function selection<K extends DatasetId, T>(
  dataset: K,
  of: Selection<K, T>['of'],
  { after }: { after?: Selection<K, any> } = {},
): Selection<K, T> {
  const made = { dataset, of, besides: [] };
  if (after) (after.besides as Selection<K, any>[]).push(made);
  return made;
}

interface SelectedFrom<K extends DatasetId> {
  rows(dataset: K): AsyncIterable<DatasetRows[K]>;
  selected?<T>(selected: Selection<K, T>): AsyncIterable<T>;
  selectedById?<T>(
    selected: Selection<K, T>,
  ): Promise<ReadonlyMap<string, T> | undefined> | undefined;
}

/**
 * The same, one after the other without a turn of the loop between two: where much is kept, that is most of what going
 * through it costs.
 */
export async function eachSelected<K extends DatasetId, T>(
  view: SelectedFrom<NoInfer<K>>,
  wanted: Selection<K, T>,
  use: (item: T) => void,
): Promise<void> {
  const kept = await view.selectedById?.(wanted);
  // An iterator would hand out an object for each.
  if (kept) kept.forEach(item => use(item));
  else for await (const item of selected(view, wanted)) use(item);
}

/** In the order of the rows' ids; from what is kept, where something is. */
export function selected<K extends DatasetId, T>(
  view: SelectedFrom<NoInfer<K>>,
  wanted: Selection<K, T>,
): AsyncIterable<T> {
  return view.selected?.(wanted) ?? fromRows(view, wanted);
}

async function* fromRows<K extends DatasetId, T>(
  view: Pick<SelectedFrom<K>, 'rows'>,
  wanted: Selection<K, T>,
): AsyncGenerator<T, void> {
  for await (const row of view.rows(wanted.dataset)) {
    const made = wanted.of(row);
    if (made !== undefined) yield made;
  }
}
