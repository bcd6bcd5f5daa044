import type { Config } from '@backstage/config';
import {
  createCatalogue,
  type Catalogue,
  type Check,
} from '@entra-posture/core';

/** What is judged, by modules and by `entra.checks`. What is configured wrongly is left out and said. */
export function readCatalogue(
  config: Config,
  checks: readonly Check<any>[],
  problems: string[],
): Catalogue {
  const key = 'entra.checks';
  // As it stands: ids of checks have dots, which are no path.
  const settings: unknown = config.getOptional(key);
  const catalogue = createCatalogue({ checks, settings, path: key });
  problems.push(...catalogue.problems);
  return catalogue;
}
