/** A tenant of a test as rows, the way a store or an export gives them. */
import type { Completeness, DatasetRows, Relation } from '../../model';
import { readTenant } from '../tenant';
import type { TenantDataset, TenantRows } from '../tenant/tenantRows';

export const globalAdmin = '62e90394-69f5-4237-9190-012177145e10';
export const userAdmin = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
export const sync = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

export interface Given {
  rows?: { [K in TenantDataset]?: DatasetRows[K][] };
  members?: Relation[];
  missing?: TenantDataset[];
  breakGlass?: string[];
}

function rowsOf({ rows = {}, members = [], missing = [] }: Given): TenantRows {
  const denied: Completeness = {
    state: 'denied',
    permission: 'X.Read.All',
    why: '',
  };
  return {
    async *rows(dataset) {
      if (missing.includes(dataset)) throw new Error(`${dataset} was read`);
      yield* (rows[dataset] ?? []) as never[];
    },
    async *relations() {
      yield* members;
    },
    completeness: dataset =>
      missing.includes(dataset) ? denied : { state: 'complete', asOf: 'now' },
  };
}

export const read = (given: Given) =>
  readTenant(rowsOf(given), {
    isPrivileged: id => id === globalAdmin || id === userAdmin,
    breakGlassAccounts: given.breakGlass ?? [],
  });

export const user = (id: string, rest: object = {}) => ({
  id,
  userPrincipalName: `${id}@contoso.example`,
  accountEnabled: true,
  userType: 'Member',
  externalUserState: null,
  ...rest,
});
export const edge = (from: string, to: string, toType = 'user'): Relation => ({
  from,
  to,
  toType,
});
export const mfa = (users: object, rest: object = {}) => ({
  id: 'mfa',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'], ...users },
    applications: { includeApplications: ['All'] },
    ...rest,
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
});
export const role = (id: string, isBuiltIn = true) => ({
  id,
  templateId: id,
  isBuiltIn,
});
export const assigned = (
  principalId: string,
  roleDefinitionId: string,
  directoryScopeId = '/',
) => ({
  id: `${principalId} ${roleDefinitionId}`,
  principalId,
  roleDefinitionId,
  directoryScopeId,
});
