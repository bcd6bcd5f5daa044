import { writeFilters } from './useFindingFilters';

/** The address of one finding, opened. */
export function findingPath(
  findings: string,
  connection: string,
  finding: string,
): string {
  return `${findings}?${writeFilters({ finding, connection })}`;
}
