import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Check, DatasetId } from '@entra-posture/core';

/** Where a backend module adds checks of its own. */
export interface EntraChecksExtensionPoint {
  /**
   * Judged with every sync, as the built-in checks are. It reads only the datasets that it declares, and is unknown while
   * one of them cannot be read.
   *
   * @throws CatalogueError when it cannot be one: an id that is taken, or of no family; a dataset that there is not
   */
  addCheck<D extends DatasetId>(check: Check<D>): void;
}

/** Takes checks before the plugin starts. */
export const entraChecksExtensionPoint =
  createExtensionPoint<EntraChecksExtensionPoint>({ id: 'entra.checks' });
