import type { Dataset } from './dataset';
import { parseOwners, withOwners } from './owners';

/**
 * By the id of the object that is owned.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-owners
 */
export const servicePrincipalOwners: Dataset<'servicePrincipalOwners'> = {
  id: 'servicePrincipalOwners',
  title: 'Owners of enterprise apps',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Who may change an enterprise app'],
  needs: { permissions: [['Application.Read.All'], ['Directory.Read.All']] },
  everyMinutes: 60,
  collect: { kind: 'full', request: withOwners('/servicePrincipals') },
  label: row => row.id,
  parse: parseOwners('servicePrincipalOwners'),
};
