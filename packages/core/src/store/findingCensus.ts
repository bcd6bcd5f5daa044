import { severities } from '../model';
import { none, type Counted, type StateCounts } from './countFindings';
import type { CensusLine, FindingFilter } from './findingPorts';

/** What a census is counted by. An index has all of it. */
export const censusBy = ['check_id', 'severity_rank', 'family'];

export function censusOf({ groups }: Counted): CensusLine[] {
  return groups.map(({ by: [checkId, rank, family], states, first }) => ({
    checkId,
    severity: severities[Number(rank)],
    family,
    states,
    ...(first ? { first } : {}),
  }));
}

/** What a census tells apart; all else has to be counted for itself. */
const told: ReadonlySet<string> = new Set<keyof FindingFilter>([
  'connectionId',
  'state',
  'family',
  'families',
  'checkId',
  'minSeverity',
]);

/** Whether a census of its connection tells how many fit. */
export function isTold(
  filter: FindingFilter,
): filter is FindingFilter & { connectionId: string } {
  return (
    filter.connectionId !== undefined &&
    Object.entries(filter).every(
      ([name, value]) => value === undefined || told.has(name),
    )
  );
}

/** How many fit are in which state; the filter's own state counts for nothing. */
export function statesIn(
  census: readonly CensusLine[],
  { family, families, checkId, minSeverity }: FindingFilter,
): StateCounts {
  const least = minSeverity ? severities.indexOf(minSeverity) : Infinity;
  const sum = none();
  for (const line of census) {
    if (family !== undefined && line.family !== family) continue;
    if (families && !families.includes(line.family)) continue;
    if (checkId !== undefined && line.checkId !== checkId) continue;
    if (severities.indexOf(line.severity) > least) continue;
    for (const [state, count] of Object.entries(line.states))
      sum[state as keyof StateCounts] += count;
  }
  return sum;
}
