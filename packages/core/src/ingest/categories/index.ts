import { dataset } from '../../datasets';
import type { Dataset } from '../../datasets';
import type { DatasetId } from '../../model';
import type { Bag } from '../values';
import { audit } from './audit';
import { riskDetection, riskyServicePrincipal, riskyUser } from './risk';
import { signIn } from './signIn';

export interface Category {
  /** As the diagnostic setting names it. */
  name: string;
  /** As Log Analytics names the table. */
  table: string;
  dataset: DatasetId;
  /** The row as Graph would give it, before the dataset's own parse. */
  toRow(bag: Bag, envelope: Bag): Bag;
  /** For rows that are no log: the property with the time of their last change. */
  changed?: string;
}

/**
 * What an export may hold of a tenant.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/concept-diagnostic-settings-logs-options
 */
export const categories: readonly Category[] = [
  {
    name: 'SignInLogs',
    table: 'SigninLogs',
    dataset: 'signIns',
    toRow: signIn('interactiveUser'),
  },
  {
    name: 'NonInteractiveUserSignInLogs',
    table: 'AADNonInteractiveUserSignInLogs',
    dataset: 'nonInteractiveSignIns',
    toRow: signIn('nonInteractiveUser'),
  },
  {
    name: 'ServicePrincipalSignInLogs',
    table: 'AADServicePrincipalSignInLogs',
    dataset: 'servicePrincipalSignIns',
    toRow: signIn('servicePrincipal'),
  },
  {
    name: 'ManagedIdentitySignInLogs',
    table: 'AADManagedIdentitySignInLogs',
    dataset: 'managedIdentitySignIns',
    toRow: signIn('managedIdentity'),
  },
  {
    name: 'AuditLogs',
    table: 'AuditLogs',
    dataset: 'directoryAudits',
    toRow: audit,
  },
  {
    name: 'RiskyUsers',
    table: 'AADRiskyUsers',
    dataset: 'riskyUsers',
    toRow: riskyUser,
    changed: 'riskLastUpdatedDateTime',
  },
  {
    name: 'UserRiskEvents',
    table: 'AADUserRiskEvents',
    dataset: 'riskDetections',
    toRow: riskDetection,
    changed: 'lastUpdatedDateTime',
  },
  {
    name: 'RiskyServicePrincipals',
    table: 'AADRiskyServicePrincipals',
    dataset: 'riskyServicePrincipals',
    toRow: riskyServicePrincipal,
    changed: 'riskLastUpdatedDateTime',
  },
];

const byName = new Map(
  categories.flatMap(category => [
    [category.name.toLowerCase(), category] as const,
    [category.table.toLowerCase(), category] as const,
  ]),
);

/** By the name of either; services write it in differing case. */
export function categoryOf(name: string): Category | undefined {
  return byName.get(name.toLowerCase());
}

const declared = new Map(
  categories.map(each => [each.dataset, dataset(each.dataset) as Dataset<any>]),
);

/** The dataset of a category, looked up once for all records. */
export function declarationOf(id: DatasetId): Dataset<any> {
  return declared.get(id)!;
}
