import { selected, type DatasetId, type Selection } from '../model';
import type { CollectionState, Stores } from '../store/ports';
import { MANY } from '../store/versionsAt';

/** A dataset of more rows is gone through each time: what is made of a million people is held by nobody. */
const MOST_ROWS = 250_000;
/** Of all connections together; the one that was judged longest ago is forgotten first. */
const MOST_ITEMS = 1_500_000;

type AnySelection = Selection<any, any>;

/** What was made of a dataset's rows, by id and in the order of ids, as a read saw them. */
interface Kept {
  sequence: number;
  items: Map<string, unknown>;
}

type States = ReadonlyMap<
  DatasetId,
  Pick<CollectionState, 'sequence' | 'changedSequence' | 'rowCount'>
>;

/** One judgement's use of what is kept. */
export interface KeptReading {
  states: States;
  /** All rows of a dataset, as the judgement sees them. */
  rows(dataset: DatasetId): AsyncIterable<{ id: string }>;
  /** Datasets whose rows have no versions. */
  logs: ReadonlySet<DatasetId>;
}

export interface KeptSource {
  selected<T>(wanted: Selection<any, T>): AsyncIterable<T>;
  /** As it was at an earlier time; undefined where that costs as much as going through the rows of then. */
  selectedAt<T>(
    wanted: Selection<any, T>,
    at: string,
  ): Promise<Iterable<T> | undefined>;
}

/**
 * Keeps, from one judgement of a connection to the next, what was made of each row of a dataset. When a read has changed
 * some rows, these are looked at again; what cannot be told row by row is gone through anew:
 *
 *     kept as of read 7 ──▶ read 8 changed nothing   as it is
 *                       ──▶ read 8 changed 40 rows   those 40
 *                       ──▶ read 9, or another tenant's read 8   all of them
 *
 * It is memory and nothing else: a process that begins goes through everything once, as its first judgement does anyway.
 */
export class KeptSelections {
  #life?: string;
  #kept = new Map<AnySelection, Kept>();
  #worked = new Map<string, { of: string; what: unknown }>();

  constructor(
    private readonly connectionId: string,
    private readonly snapshots: Stores['snapshots'],
  ) {}

  get size(): number {
    let items = 0;
    for (const each of this.#kept.values()) items += each.items.size;
    return items;
  }

  /**
   * Begins a judgement.
   * @param life - of the connection's data: what was kept of rows that were deleted since says nothing of others
   */
  begin(life: string, states: States): void {
    if (life !== this.#life) this.forget();
    this.#life = life;
    for (const [{ dataset }, kept] of this.#kept) {
      const state = states.get(dataset);
      if (state && isSame(kept, state)) kept.sequence = state.sequence;
    }
  }

  forget(): void {
    this.#kept = new Map();
    this.#worked = new Map();
  }

  /** What was worked out by this name the last time, where it was of the same. */
  remembered<T>(name: string, of: string, make: () => T): T {
    const known = this.#worked.get(name);
    if (known?.of === of) return known.what as T;
    const what = make();
    this.#worked.set(name, { of, what });
    return what;
  }

  reading(of: KeptReading): KeptSource {
    const changed = new Map<string, Promise<Changed | undefined>>();
    const known = new Map<
      AnySelection,
      Promise<ReadonlyMap<string, unknown>>
    >();
    const changedIn = (dataset: DatasetId, kept: Kept) => {
      const key = `${dataset} ${kept.sequence}`;
      const found = changed.get(key) ?? this.#changed(dataset, kept, of);
      changed.set(key, found);
      return found;
    };
    const itemsOf = async (wanted: AnySelection) => {
      const { dataset } = wanted;
      const sequence = of.states.get(dataset)?.sequence ?? 0;
      const kept = this.#kept.get(wanted);
      if (kept?.sequence === sequence) return kept.items;
      const some = kept && (await changedIn(dataset, kept));
      const items = some
        ? changedItems(kept.items, wanted, some)
        : await allItems(wanted, of.rows(dataset));
      this.#kept.set(wanted, { sequence, items });
      return items;
    };
    const isKept = ({ dataset }: AnySelection) =>
      !of.logs.has(dataset) &&
      (of.states.get(dataset)?.rowCount ?? 0) <= MOST_ROWS;
    const all = (wanted: AnySelection) => {
      const items = known.get(wanted) ?? itemsOf(wanted);
      known.set(wanted, items);
      return items;
    };
    return {
      selected: <T>(wanted: Selection<any, T>) =>
        isKept(wanted)
          ? valuesOf<T>(() => all(wanted))
          : selected<DatasetId, T>({ rows: of.rows } as any, wanted),
      selectedAt: async (wanted, at) => {
        if (!isKept(wanted)) return undefined;
        const { dataset } = wanted;
        const sequence = of.states.get(dataset)?.sequence ?? 0;
        const others = await this.snapshots.otherRowsAt(
          this.connectionId,
          dataset,
          { at, sequence, most: MANY },
        );
        return others && otherItems(await all(wanted), wanted, others);
      },
    };
  }

  async #changed(
    dataset: DatasetId,
    { sequence: after }: Kept,
    { states }: KeptReading,
  ): Promise<Changed | undefined> {
    const { connectionId, snapshots } = this;
    const sequence = states.get(dataset)?.sequence ?? 0;
    const ids = await snapshots.changedRows(connectionId, dataset, {
      after,
      sequence,
      most: MANY,
    });
    if (!ids) return undefined;
    const rows = new Map<string, { id: string } | undefined>(
      ids.map(id => [id, undefined]),
    );
    for await (const row of snapshots.rowsOf(connectionId, dataset, {
      sequence,
      ids,
    }))
      rows.set(row.id, row);
    return rows;
  }
}

/** By id; undefined: it is gone. */
type Changed = ReadonlyMap<string, { id: string } | undefined>;

function isSame(
  kept: Kept,
  {
    sequence,
    changedSequence,
  }: Pick<CollectionState, 'sequence' | 'changedSequence'>,
): boolean {
  return kept.sequence <= sequence && changedSequence <= kept.sequence;
}

async function allItems(
  wanted: AnySelection,
  rows: AsyncIterable<{ id: string }>,
): Promise<Map<string, unknown>> {
  const items = new Map<string, unknown>();
  for await (const row of rows) {
    const made = wanted.of(row);
    if (made !== undefined) items.set(row.id, made);
  }
  return items;
}

/** By hand, for a generator would cost as much for each of a hundred thousand as what is done with it. */
function valuesOf<T>(
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
function* otherItems(
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

/** What is there is changed in its place, which costs what changed; only who comes in between makes a new order. */
function changedItems(
  items: Map<string, unknown>,
  wanted: AnySelection,
  changed: Changed,
): Map<string, unknown> {
  const made = [...changed].map(
    ([id, row]) => [id, row && wanted.of(row)] as const,
  );
  const came = made
    .filter(([id, item]) => item !== undefined && !items.has(id))
    .sort(([one], [other]) => byText(one, other));
  for (const [id, item] of made) {
    if (item === undefined) items.delete(id);
    else if (items.has(id)) items.set(id, item);
  }
  return came.length ? merged(items, came) : items;
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

const kept = new WeakMap<Stores, Map<string, KeptSelections>>();

/** What this process keeps of a connection. */
export function keptOf(stores: Stores, connectionId: string): KeptSelections {
  const all = kept.get(stores) ?? new Map<string, KeptSelections>();
  kept.set(stores, all);
  const own =
    all.get(connectionId) ?? new KeptSelections(connectionId, stores.snapshots);
  // The last in the order is the one that was judged last.
  all.delete(connectionId);
  all.set(connectionId, own);
  return own;
}

/** Forgets of the connections that were judged longest ago what is too much to hold. */
export function keepWithin(stores: Stores, most: number = MOST_ITEMS): void {
  let items = 0;
  for (const each of [...(kept.get(stores)?.values() ?? [])].reverse()) {
    items += each.size;
    if (items > most) each.forget();
  }
}
