import type { Dataset } from './dataset';
import { parseOwners, withOwners } from './owners';

/**
 * By the id of the object that is owned.
 *
 * @see https://learn.microsoft.com/graph/api/application-list-owners
 */
export const applicationOwners: Dataset<'applicationOwners'> = {
  id: 'applicationOwners',
  title: 'Owners of app registrations',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Who may add a secret to an app registration'],
  needs: { permissions: [['Application.Read.All'], ['Directory.Read.All']] },
  everyMinutes: 60,
  collect: { kind: 'full', request: withOwners('/applications') },
  label: row => row.id,
  parse: parseOwners('applicationOwners'),
};
