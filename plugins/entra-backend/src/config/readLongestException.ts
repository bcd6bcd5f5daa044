import type { Config } from '@backstage/config';
import { readDays } from './readRetention';

const A_YEAR = 365;

/** An exception that nobody looks at again is none: a year, unless the portal says otherwise. */
export function readLongestException(
  config: Config,
  problems: string[],
): number {
  return (
    readDays(config, 'entra.findings.longestExceptionDays', problems) ?? A_YEAR
  );
}
