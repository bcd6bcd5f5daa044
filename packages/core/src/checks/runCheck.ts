import {
  Check,
  CheckView,
  Completeness,
  DatasetId,
  DatasetRows,
  Declarations,
  EarlierView,
  Gap,
  isComplete,
  Relation,
  RelationName,
  Verdict,
} from '../model';

/** Where a check's rows come from; completeness already takes their age into account. */
export interface CheckSource {
  /** With `of`, a source may leave out everything else, or pay no heed to it. */
  rows<K extends DatasetId>(
    dataset: K,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
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
  /** Records of a log by the object that they name, where logs are kept. */
  records?: CheckView<DatasetId>['records'];
}

export interface CheckConditions {
  now: Date;
  declarations: Declarations;
}

/**
 * Judges one check. Here, and not in the checks, an incomplete need becomes unknown: no author can forget it.
 * @throws whatever the check throws, and an error of its own when the check reads what it did not declare
 */
export async function runCheck(
  check: Check,
  source: CheckSource,
  conditions: CheckConditions,
): Promise<Verdict> {
  const because: Gap[] = check.needs
    .map(dataset => ({ dataset, completeness: source.completeness(dataset) }))
    .filter(({ completeness }) => !isComplete(completeness));
  const unread = because.some(
    ({ dataset, completeness }) =>
      completeness.state !== 'partial' ||
      !check.standsOnPartial?.includes(dataset),
  );
  if (unread) return { outcome: 'unknown', because };
  const verdict = await check.evaluate(viewOf(check, source, conditions));
  if (!because.length) return verdict;
  return verdict.outcome === 'fail'
    ? { ...verdict, because }
    : { outcome: 'unknown', because };
}

function viewOf(
  check: Check,
  source: CheckSource,
  { now, declarations }: CheckConditions,
): CheckView<DatasetId> {
  const declared = new Set<DatasetId>([...check.needs, ...(check.uses ?? [])]);
  const guard = (dataset: DatasetId) => {
    if (!declared.has(dataset))
      throw new Error(
        `${check.id} reads ${dataset}, which it does not declare`,
      );
  };
  const guarded = <S extends Rows>(from: S) => ({
    rows<K extends DatasetId>(dataset: K, of?: { ids: readonly string[] }) {
      guard(dataset);
      return from.rows(dataset, of);
    },
    relations(name: RelationName, of?: { from: readonly string[] }) {
      guard('groups');
      return from.relations(name, of);
    },
    completeness(dataset: DatasetId) {
      guard(dataset);
      return from.completeness(dataset);
    },
  });
  const { needs, uses = [] } = check;
  return {
    now,
    declarations,
    judgement: source,
    ...guarded(source),
    ...(source.before
      ? {
          async before(at: Date) {
            const earlier = await source.before!(at, { needs, uses });
            return earlier && { ...earlier, ...guarded(earlier) };
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
            return source.records!(log, target, since);
          },
        }
      : {}),
  };
}

type Rows = Pick<CheckSource, 'rows' | 'relations' | 'completeness'>;
