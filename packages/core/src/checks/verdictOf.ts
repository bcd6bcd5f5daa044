import type { DatasetId, Gap, Verdict, Witness } from '../model';

/** What Microsoft did not send of some rows, in words; none where it sent all. */
export function unsent(
  dataset: DatasetId,
  rows: { missing: number; seen: number },
  why: string,
): Gap[] {
  const { missing, seen } = rows;
  return missing
    ? [{ dataset, completeness: { state: 'partial', seen, why } }]
    : [];
}

/** The causes that were found, with what could not be judged beside them; without a cause that is no pass. */
export function verdictOf(
  witnesses: Witness[],
  because: Gap[],
  evidence: Record<string, unknown>,
): Verdict {
  if (witnesses.length)
    return {
      outcome: 'fail',
      witnesses,
      ...(because.length ? { because } : {}),
    };
  return because.length
    ? { outcome: 'unknown', because }
    : { outcome: 'pass', evidence };
}
