import type {
  AffectedEntity,
  DatasetId,
  Severity,
  Verdict,
  Witness,
} from '../model';
import { unsent, verdictOf } from './verdictOf';

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
  const missing = settings.filter(({ wrong }) => wrong === undefined);
  const because = unsent(
    dataset,
    { missing: missing.length, seen: settings.length - missing.length },
    `Microsoft sent nothing that is understood for ${missing.map(({ name }) => name).join(', ')}.`,
  );
  const witnesses = settings
    .filter(({ wrong }) => wrong)
    .map(({ name, severity, statement, affected = [], facts }): Witness => ({
      key: name,
      severity,
      statement,
      affected,
      facts,
    }));
  return verdictOf(
    witnesses,
    because,
    Object.assign({}, ...settings.map(({ facts }) => facts)),
  );
}

/** The one row of a dataset that has a single one; undefined when Microsoft sent none. */
export async function onlyRow<T>(
  rows: AsyncIterable<T>,
): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}
