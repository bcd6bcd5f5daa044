import { directoryResources } from './directoryResources';
import { policyResources } from './policyResources';
import { reportResources } from './reportResources';
import { productResources } from './productResources';
import type { Resource } from './resource';
import { tenantPolicyResources } from './tenantPolicyResources';

/**
 * What is emulated. Permissions, page sizes, filters and units are those of each page of the reference.
 *
 * @see https://learn.microsoft.com/graph/api/overview?view=graph-rest-1.0
 */
export const resources: readonly Resource[] = [
  ...directoryResources,
  ...policyResources,
  ...reportResources,
  ...tenantPolicyResources,
  ...productResources,
];
