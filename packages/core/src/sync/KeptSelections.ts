import {
  selected,
  type DatasetId,
  type RelationName,
  type Selection,
} from '../model';
import type { CollectionState, Stores } from '../store/ports';
import { MANY } from '../store/versionsAt';
import { ChangesSince } from './ChangesSince';
import {
  changedItems,
  earlierItems,
  otherItems,
  valuesOf,
  type Changed,
  type Items,
} from './keptItems';
import { RowOrders } from './RowOrders';
import { SelectionPass } from './SelectionPass';
import { StandingVerdicts } from './StandingVerdicts';

/** A dataset of more rows is gone through each time: what is made of a million people is held by nobody. */
const MOST_ROWS = 250_000;

type AnySelection = Selection<any, any>;

/** What was made of a dataset's rows, by id and in the order of ids, as a read saw them. */
interface Kept {
  sequence: number;
  /** The last read that found changed what is made of a row; at the earliest the one of which it was made. */
  changedSequence: number;
  items: Items;
}

type StateOf = Pick<
  CollectionState,
  'sequence' | 'changedSequence' | 'rowCount'
>;
type States = ReadonlyMap<DatasetId, StateOf>;

const none: StateOf = { sequence: 0, changedSequence: 0, rowCount: 0 };

/** One judgement's use of what is kept. */
export interface KeptReading {
  /** All rows of a dataset, as the judgement sees them. */
  rows(dataset: DatasetId): AsyncIterable<{ id: string }>;
  /** Datasets whose rows have no versions. */
  logs: ReadonlySet<DatasetId>;
}

export interface KeptSource {
  /** By id and in the order of ids; undefined where nothing is kept of so many. */
  selectedById<T>(
    wanted: Selection<any, T>,
  ): Promise<ReadonlyMap<string, T>> | undefined;
  selected<T>(wanted: Selection<any, T>): AsyncIterable<T>;
  /** The same as it was at an earlier time; itself, where nothing was otherwise. */
  selectedByIdAt<T>(
    wanted: Selection<any, T>,
    at: string,
  ): Promise<ReadonlyMap<string, T> | undefined>;
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
  #orders = new RowOrders();
  #worked = new Map<string, { of: string; what: unknown }>();
  #states: States = new Map();
  readonly #changes: ChangesSince;
  /**
   * The same person has a row in several datasets. Ids that are read in one judgement are held once: a hundred thousand
   * take five megabytes each time, and are told apart letter by letter where they are not the same text.
   */
  #ids = new Map<string, string>();
  /** What stands of the last judgement. */
  readonly standing = new StandingVerdicts(this);

  constructor(
    private readonly connectionId: string,
    private readonly snapshots: Stores['snapshots'],
  ) {
    this.#changes = new ChangesSince(connectionId, snapshots, dataset =>
      this.stateOf(dataset),
    );
  }

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
    this.#states = states;
    this.#changes.forget();
    this.#ids = new Map();
    for (const [{ dataset }, kept] of this.#kept) {
      const state = states.get(dataset);
      if (state && isSame(kept, state)) kept.sequence = state.sequence;
    }
  }

  /** Ends a judgement: what was read for it alone is let go. */
  end(): void {
    this.#changes.forget();
    this.#ids = new Map();
  }

  stateOf(dataset: DatasetId): StateOf {
    return this.#states.get(dataset) ?? none;
  }

  isKept(dataset: DatasetId): boolean {
    return this.stateOf(dataset).rowCount <= MOST_ROWS;
  }

  forget(): void {
    this.#kept = new Map();
    this.#orders = new RowOrders();
    this.standing.forget();
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

  readonly #sharedId = (id: string): string => {
    const known = this.#ids.get(id);
    if (known === undefined) this.#ids.set(id, id);
    return known ?? id;
  };

  reading(of: KeptReading): KeptSource {
    const known = new Map<AnySelection, Promise<Items>>();
    const passes = new Map<DatasetId, SelectionPass>();
    const passOf = (dataset: DatasetId) => {
      const begun = passes.get(dataset);
      if (begun && !begun.isOnItsWay) return begun;
      const pass = new SelectionPass(
        () => of.rows(dataset),
        this.#sharedId,
        ids => this.#orders.of(dataset, ids),
      );
      passes.set(dataset, pass);
      return pass;
    };
    const itemsOf = async (wanted: AnySelection) => {
      const { dataset } = wanted;
      const kept = await this.#upToDate(wanted);
      if (kept) return kept.items;
      const { sequence, changedSequence } = this.stateOf(dataset);
      const items = await passOf(dataset).items(wanted);
      this.#kept.set(wanted, { sequence, changedSequence, items });
      return items;
    };
    const isKept = ({ dataset }: AnySelection) =>
      !of.logs.has(dataset) && this.isKept(dataset);
    const all = (wanted: AnySelection) => {
      const begun = known.get(wanted);
      if (begun) return begun;
      const items = itemsOf(wanted);
      known.set(wanted, items);
      // Met by whoever comes for them; until then it must not count as unhandled.
      for (const each of wanted.besides) all(each).catch(() => {});
      return items;
    };
    const earlier = new Map<string, Promise<Changed | undefined>>();
    const othersAt = ({ dataset }: AnySelection, at: string) => {
      const key = `${dataset} ${at}`;
      const found =
        earlier.get(key) ??
        this.snapshots.otherRowsAt(this.connectionId, dataset, {
          at,
          sequence: this.stateOf(dataset).sequence,
          most: MANY,
        });
      earlier.set(key, found);
      return found;
    };
    return {
      selected: <T>(wanted: Selection<any, T>) =>
        isKept(wanted)
          ? valuesOf<T>(() => all(wanted))
          : selected<DatasetId, T>({ rows: of.rows } as any, wanted),
      selectedById: <T>(wanted: Selection<any, T>) =>
        isKept(wanted)
          ? (all(wanted) as Promise<ReadonlyMap<string, T>>)
          : undefined,
      selectedByIdAt: async <T>(wanted: Selection<any, T>, at: string) => {
        const others = isKept(wanted) && (await othersAt(wanted, at));
        return others
          ? earlierItems(
              (await all(wanted)) as ReadonlyMap<string, T>,
              wanted,
              others,
            )
          : undefined;
      },
      selectedAt: async (wanted, at) => {
        const others = isKept(wanted) && (await othersAt(wanted, at));
        return others
          ? otherItems(await all(wanted), wanted, others)
          : undefined;
      },
    };
  }

  /** The last read that changed what is selected; undefined where that is not known. */
  async changedBy(wanted: AnySelection): Promise<number | undefined> {
    return (await this.#upToDate(wanted))?.changedSequence;
  }

  /** With the rows that have changed since looked at again; undefined where all have to be. */
  async #upToDate(wanted: AnySelection): Promise<Kept | undefined> {
    const kept = this.#kept.get(wanted);
    const { sequence, changedSequence } = this.stateOf(wanted.dataset);
    if (!kept || kept.sequence === sequence) return kept;
    const changed = await this.changedSince(wanted.dataset, kept.sequence);
    // Another one may have done it meanwhile.
    if (kept.sequence === sequence || !changed)
      return changed ? kept : undefined;
    const items = changedItems(kept.items, wanted, changed, (those, others) =>
      this.#orders.with(wanted.dataset, those, others),
    );
    kept.sequence = sequence;
    if (items) Object.assign(kept, { items, changedSequence });
    return kept;
  }

  /** Rows that a dataset has otherwise than a read saw it; undefined: too many, or it cannot be told. */
  changedSince(
    dataset: DatasetId,
    after: number,
  ): Promise<Changed | undefined> {
    return this.#changes.rows(dataset, after);
  }

  /**
   * The same of relations, by the objects at which they begin.
   * @param from - only these are looked for
   */
  relationsChangedSince(
    name: RelationName,
    after: number,
    from?: readonly string[],
  ): Promise<readonly string[] | undefined> {
    return this.#changes.relations(name, after, from);
  }
}

function isSame(
  kept: Kept,
  {
    sequence,
    changedSequence,
  }: Pick<CollectionState, 'sequence' | 'changedSequence'>,
): boolean {
  return kept.sequence <= sequence && changedSequence <= kept.sequence;
}
