import { isDeepStrictEqual } from 'node:util';
import { RowItems, type RowIds, type Selection } from '../model';

type AnySelection = Selection<any, any>;

/** What was made of a dataset's rows, by id and in the order of ids: a list beside all ids, or what is made of few. */
export type Items = RowItems<unknown> | Map<string, unknown>;

/** Rows that are not as they were, by id; undefined: it is gone. */
export type Changed = ReadonlyMap<string, { id: string } | undefined>;

/** By hand, for a generator would cost as much for each of a hundred thousand as what is done with it. */
export function valuesOf<T>(
  items: () => Promise<ReadonlyMap<string, unknown>>,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      let values: Iterator<unknown> | undefined;
      return {
        async next() {
          values ??= (await items()).values();
          return values.next() as IteratorResult<T>;
        },
      };
    },
  };
}

/** As it was with these, in the order of ids; what is kept stays as it is. */
export function* otherItems(
  items: ReadonlyMap<string, unknown>,
  wanted: AnySelection,
  changed: Changed,
): Generator<any, void> {
  const others = [...changed].sort(([one], [other]) => byText(one, other));
  let next = 0;
  const made = ([, row]: (typeof others)[number]) => row && wanted.of(row);
  for (const [id, item] of items) {
    for (; next < others.length && others[next][0] <= id; next += 1) {
      const other = made(others[next]);
      if (other !== undefined) yield other;
    }
    if (!changed.has(id)) yield item;
  }
  for (; next < others.length; next += 1) {
    const other = made(others[next]);
    if (other !== undefined) yield other;
  }
}

/** The same by id; what is kept itself, where nothing else was made of any. */
export function earlierItems<T>(
  items: ReadonlyMap<string, T>,
  wanted: Selection<any, T>,
  changed: Changed,
): ReadonlyMap<string, T> {
  const isOther = [...changed].some(
    ([id, row]) => !isDeepStrictEqual(items.get(id), row && wanted.of(row)),
  );
  if (!isOther) return items;
  const others = new Map(
    [...changed].sort(([one], [other]) => byText(one, other)),
  );
  const came: [string, unknown][] = [];
  const all = new Map<string, unknown>(items);
  for (const [id, row] of others) {
    const made: unknown = row && wanted.of(row);
    if (made === undefined) all.delete(id);
    else if (all.has(id)) all.set(id, made);
    else came.push([id, made]);
  }
  return (came.length ? merged(all, came) : all) as Map<string, T>;
}

/**
 * What is there is changed in its place, which costs what changed; only who comes in between makes a new order. What is made
 * of a row as before stays the same object.
 * @param including - the ids among which all of these are, and others
 * @returns undefined where nothing else is made of any
 */
export function changedItems(
  items: Items,
  wanted: AnySelection,
  changed: Changed,
  including: (those: RowIds, others: readonly string[]) => RowIds,
): Items | undefined {
  if (items instanceof RowItems)
    return changedInPlace(items, wanted, changed, including);
  const came: [string, unknown][] = [];
  let isOther = false;
  for (const [id, row] of changed) {
    const made: unknown = row && wanted.of(row);
    if (made === undefined) {
      if (items.delete(id)) isOther = true;
    } else if (!items.has(id)) {
      came.push([id, made]);
    } else if (!isDeepStrictEqual(items.get(id), made)) {
      items.set(id, made);
      isOther = true;
    }
  }
  if (came.length)
    return merged(
      items,
      came.sort(([one], [other]) => byText(one, other)),
    );
  return isOther ? items : undefined;
}

function changedInPlace(
  before: RowItems<unknown>,
  wanted: AnySelection,
  changed: Changed,
  including: (those: RowIds, others: readonly string[]) => RowIds,
): RowItems<unknown> | undefined {
  const made = [...changed].map(([id, row]): [string, unknown] => [
    id,
    row && wanted.of(row),
  ]);
  const others = made.filter(
    ([id, item]) => !isDeepStrictEqual(before.get(id), item),
  );
  if (!others.length) return undefined;
  const came = others
    .map(([id]) => id)
    .filter(id => before.of.placeOf(id) === undefined);
  const items = came.length
    ? before.movedTo(including(before.of, came))
    : before;
  for (const [id, item] of others) items.put(id, item);
  return items;
}

function merged(
  items: ReadonlyMap<string, unknown>,
  came: readonly (readonly [string, unknown])[],
): Map<string, unknown> {
  const all = new Map<string, unknown>();
  let next = 0;
  for (const [id, item] of items) {
    for (; next < came.length && came[next][0] < id; next += 1)
      all.set(...came[next]);
    all.set(id, item);
  }
  for (; next < came.length; next += 1) all.set(...came[next]);
  return all;
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
