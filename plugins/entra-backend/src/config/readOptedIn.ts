import type { Config } from '@backstage/config';
import type { DatasetId } from '@entra-posture/core';

const keys: readonly [string, DatasetId][] = [
  ['entra.signIns.interactiveFromBeta', 'signIns'],
  ['entra.signIns.nonInteractive', 'nonInteractiveSignIns'],
  ['entra.signIns.servicePrincipal', 'servicePrincipalSignIns'],
  ['entra.signIns.managedIdentity', 'managedIdentitySignIns'],
  [
    'entra.signIns.servicePrincipalSignInActivities',
    'servicePrincipalSignInActivities',
  ],
  ['entra.signIns.perUserMfa', 'perUserMfa'],
];

/** Datasets that are read because they are asked for; what is no true or false is not asked for, and said. */
export function readOptedIn(config: Config, problems: string[]): DatasetId[] {
  return keys.flatMap(([key, dataset]) => {
    const value: unknown = config.getOptional(key);
    if (value === true) return [dataset];
    if (value !== undefined && value !== false) {
      problems.push(
        `${key} must be true or false; it is false until it is one of them.`,
      );
    }
    return [];
  });
}
