import {
  Check,
  CheckView,
  Completeness,
  DatasetId,
  DatasetRows,
  Declarations,
  Gap,
  isComplete,
  Relation,
  RelationName,
  Verdict,
} from '../model';

/** Where a check's rows come from; completeness already takes their age into account. */
export interface CheckSource {
  rows<K extends DatasetId>(dataset: K): AsyncIterable<DatasetRows[K]>;
  relations(name: RelationName): AsyncIterable<Relation>;
  completeness(dataset: DatasetId): Completeness;
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
  if (because.length) return { outcome: 'unknown', because };
  return check.evaluate(viewOf(check, source, conditions));
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
  return {
    now,
    declarations,
    judgement: source,
    rows(dataset) {
      guard(dataset);
      return source.rows(dataset);
    },
    relations(name) {
      guard('groups');
      return source.relations(name);
    },
    completeness(dataset) {
      guard(dataset);
      return source.completeness(dataset);
    },
  };
}
