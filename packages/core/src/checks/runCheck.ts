import {
  Check,
  CheckSettings,
  CheckView,
  Completeness,
  DatasetId,
  DatasetRows,
  Declarations,
  EarlierView,
  Gap,
  isComplete,
  mutedBecause,
  Relation,
  RelationName,
  selected,
  Selection,
  ThresholdView,
  Verdict,
} from '../model';
import { Accesses } from './accesses';

/** Where a check's rows come from; completeness already takes their age into account. */
export interface CheckSource {
  /** With `of`, a source may leave out everything else, or pay no heed to it. */
  rows<K extends DatasetId>(
    dataset: K,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  /** What checks share, by name; absent: it lasts as long as the source. */
  shared?: Map<string, Shared>;
  /** What was worked out of the same before; absent where nothing is kept. */
  remembered?<T>(name: string, of: string, make: () => T): T;
  /** What is made of each row; absent where nothing is kept of them. */
  selected?<K extends DatasetId, T>(
    selection: Selection<K, T>,
  ): AsyncIterable<T>;
  /** The same by id, where it is kept. */
  selectedById?<K extends DatasetId, T>(
    selection: Selection<K, T>,
  ): Promise<ReadonlyMap<string, T> | undefined> | undefined;
  relations(
    name: RelationName,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation>;
  completeness(dataset: DatasetId): Completeness;
  /** What was before, where history is kept; undefined as long as one of `needs` is not known of an earlier time. */
  before?(
    at: Date,
    datasets: { needs: readonly DatasetId[]; uses: readonly DatasetId[] },
  ): Promise<EarlierView<DatasetId> | undefined>;
  /** Which past that is: the same text as long as `before` would show the same. */
  past?(
    at: Date,
    datasets: { needs: readonly DatasetId[]; uses: readonly DatasetId[] },
  ): Promise<string>;
  /** Records of a log by the object that they name, where logs are kept. */
  records?: CheckView<DatasetId>['records'];
}

export interface CheckConditions {
  now: Date;
  declarations: Declarations;
  /** What is configured of this check; nothing when absent. */
  settings?: CheckSettings;
}

/**
 * Judges one check. Here, and not in the checks, an incomplete need becomes unknown: no author can forget it. A muted one
 * reads nothing and does not apply.
 * @param accesses - gets to know what the verdict hangs on
 * @throws whatever the check throws, and an error of its own when the check reads what it did not declare
 */
export async function runCheck(
  check: Check,
  source: CheckSource,
  conditions: CheckConditions,
  accesses = new Accesses(),
): Promise<Verdict> {
  const { mute } = conditions.settings ?? {};
  if (mute)
    return {
      outcome: 'notApplicable',
      because: mutedBecause(mute),
      muted: true,
    };
  for (const dataset of check.needs) accesses.completeness.add(dataset);
  const because: Gap[] = check.needs
    .map(dataset => ({ dataset, completeness: source.completeness(dataset) }))
    .filter(({ completeness }) => !isComplete(completeness));
  const unread = because.some(
    ({ dataset, completeness }) =>
      completeness.state !== 'partial' ||
      !check.standsOnPartial?.includes(dataset),
  );
  if (unread) return { outcome: 'unknown', because };
  const verdict = await check.evaluate(
    viewOf(check, source, conditions, accesses),
  );
  if (!because.length) return verdict;
  return verdict.outcome === 'fail'
    ? { ...verdict, because }
    : { outcome: 'unknown', because };
}

function viewOf(
  check: Check,
  source: CheckSource,
  conditions: CheckConditions,
  accesses: Accesses,
  isShared = false,
): CheckView<DatasetId> & ThresholdView {
  const { needs, uses = [] } = check;
  const declared = new Set<DatasetId>([...needs, ...uses]);
  const guard = (dataset: DatasetId) => {
    if (!declared.has(dataset))
      throw new Error(
        `${check.id} reads ${dataset}, which it does not declare`,
      );
  };
  const guarded = <S extends Rows>(from: S) => ({
    rows<K extends DatasetId>(dataset: K, of?: { ids: readonly string[] }) {
      guard(dataset);
      if (of) accesses.ask(dataset, of.ids);
      else accesses.rows.add(dataset);
      return from.rows(dataset, of);
    },
    relations(name: RelationName, of?: { from: readonly string[] }) {
      guard('groups');
      if (of) accesses.askRelations(name, of.from);
      else accesses.relations.add(name);
      return from.relations(name, of);
    },
    selected<K extends DatasetId, T>(wanted: Selection<K, T>) {
      guard(wanted.dataset);
      accesses.selections.add(wanted);
      return selected<K, T>(from, wanted);
    },
    selectedById<K extends DatasetId, T>(wanted: Selection<K, T>) {
      guard(wanted.dataset);
      accesses.selections.add(wanted);
      return from.selectedById?.(wanted);
    },
    completeness(dataset: DatasetId) {
      guard(dataset);
      accesses.completeness.add(dataset);
      return noticed(from.completeness(dataset), () =>
        accesses.asOf.add(dataset),
      );
    },
  });
  return {
    get now() {
      accesses.now = true;
      return conditions.now;
    },
    declarations: conditions.declarations,
    threshold(name: string) {
      const known = isShared ? undefined : check.thresholds?.[name];
      if (!known)
        throw new Error(
          `${check.id} asks for the threshold ${name}, which it does not declare${isShared ? ' for what it shares with other checks' : ''}`,
        );
      return conditions.settings?.thresholds?.[name] ?? known.value;
    },
    shared<T>(name: string, make: (view: any) => Promise<T>) {
      const all = sharedBy(source);
      const known = all.get(name) ?? begun(make);
      all.set(name, known);
      accesses.take(known.accesses);
      return known.answer as Promise<T>;
    },
    ...guarded(source),
    ...(source.remembered ? { remembered: source.remembered } : {}),
    ...(source.before
      ? {
          async before(at: Date) {
            // What changed since is told of all of them, whether anything of them is read or not.
            for (const dataset of declared) accesses.all.add(dataset);
            // Who changed it, a log may still tell.
            accesses.now = true;
            const of = { needs, uses };
            const mark = await source.past?.(at, of);
            accesses.earlier.set(
              conditions.now.getTime() - at.getTime(),
              mark ?? '',
            );
            const earlier = await source.before!(at, of);
            return (
              earlier && {
                ...earlier,
                ...guarded(earlier),
                ...(mark ? { mark } : {}),
              }
            );
          },
        }
      : {}),
    ...(source.records
      ? {
          async records<K extends DatasetId>(
            log: K,
            target: string,
            since: Date,
          ) {
            guard(log);
            accesses.log = true;
            return source.records!(log, target, since);
          },
        }
      : {}),
  };

  function begun(make: (view: any) => Promise<unknown>): Shared {
    const own = new Accesses();
    return {
      accesses: own,
      answer: make(viewOf(check, source, conditions, own, true)),
    };
  }
}

/** What was worked out for several checks, and what it hangs on. */
export interface Shared {
  accesses: Accesses;
  answer: Promise<unknown>;
}

const shared = new WeakMap<CheckSource, Map<string, Shared>>();

/** A source is one judgement. */
function sharedBy(source: CheckSource): Map<string, Shared> {
  if (source.shared) return source.shared;
  const all = shared.get(source) ?? new Map<string, Shared>();
  shared.set(source, all);
  return all;
}

function noticed(completeness: Completeness, told: () => void): Completeness {
  if (completeness.state !== 'complete') return completeness;
  const { asOf } = completeness;
  return {
    state: 'complete',
    get asOf() {
      told();
      return asOf;
    },
  };
}

type Rows = Pick<
  CheckSource,
  'rows' | 'selected' | 'selectedById' | 'relations' | 'completeness'
>;
