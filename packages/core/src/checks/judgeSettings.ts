import type {
  AffectedEntity,
  DatasetId,
  Gap,
  Severity,
  Verdict,
  Witness,
} from '../model';

/** One setting of the tenant, as a check sees it. */
export interface Setting {
  /** Graph's name of the property; the finding's key. */
  name: string;
  /** Undefined: Microsoft did not send it, or sent something unknown. */
  wrong: boolean | undefined;
  severity: Severity;
  statement: string;
  affected?: AffectedEntity[];
  facts: Record<string, unknown>;
}

/** One cause for each setting that is wrong. One that was not sent is never right, and an open finding of it stays. */
export function judgeSettings(
  dataset: DatasetId,
  settings: readonly Setting[],
): Verdict {
  const unsent = settings.filter(({ wrong }) => wrong === undefined);
  const because: Gap[] = unsent.length
    ? [
        {
          dataset,
          completeness: {
            state: 'partial',
            seen: settings.length - unsent.length,
            why: `Microsoft sent nothing that is understood for ${unsent.map(({ name }) => name).join(', ')}.`,
          },
        },
      ]
    : [];
  const witnesses = settings
    .filter(({ wrong }) => wrong)
    .map(({ name, severity, statement, affected = [], facts }): Witness => ({
      key: name,
      severity,
      statement,
      affected,
      facts,
    }));
  if (witnesses.length)
    return {
      outcome: 'fail',
      witnesses,
      ...(because.length ? { because } : {}),
    };
  return because.length
    ? { outcome: 'unknown', because }
    : {
        outcome: 'pass',
        evidence: Object.assign({}, ...settings.map(({ facts }) => facts)),
      };
}

/** The one row of a dataset that has a single one; undefined when Microsoft sent none. */
export async function onlyRow<T>(
  rows: AsyncIterable<T>,
): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}
