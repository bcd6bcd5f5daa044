import type { DatasetRows } from '../../model';
import { daysAgo, GivenTenant } from '../givenTenant';

/** App roles of Microsoft Graph by the ids they have in every tenant. */
export const appRoles = {
  roleManagement: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
  mailReadWrite: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
  chatReadAll: '6b7d71aa-70aa-4810-a8d9-5d9fb2830017',
  userReadBasicAll: '97235f07-e226-4f63-ace3-39588e11d3a1',
} as const;

export const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

interface GivenApp {
  id: string;
  /** Application permissions of Graph that it holds. */
  roles?: (keyof typeof appRoles)[];
  /** Whose it is; the tenant's own unless said. */
  owner?: string;
  principal?: Partial<DatasetRows['servicePrincipals']>;
  registration?: Partial<DatasetRows['applications']>;
}

/** Apps with their service principals, and registrations for the tenant's own; `grants` are consents on Graph. */
export function apps(
  given: GivenApp[],
  grants: {
    client: string;
    scope: string;
    /** For this person; for everyone where it is not said. */
    person?: string;
    resource?: string;
  }[] = [],
): NonNullable<GivenTenant['rows']> {
  return {
    organization: [
      { id: 'tenant', verifiedDomains: [{ name: 'contoso.example' }] },
    ],
    servicePrincipals: [
      {
        id: 'graph',
        appId: '00000003-0000-0000-c000-000000000000',
        displayName: 'Microsoft Graph',
        appOwnerOrganizationId: microsoft,
      },
      ...given.map(({ id, owner = 'tenant', principal }) => ({
        id,
        appId: `client-${id}`,
        displayName: `App ${id}`,
        appOwnerOrganizationId: owner,
        accountEnabled: true,
        ...principal,
      })),
    ],
    applications: given
      .filter(({ owner = 'tenant' }) => owner === 'tenant')
      .map(({ id, registration }) => ({
        id: `registration-${id}`,
        appId: `client-${id}`,
        displayName: `App ${id}`,
        ...registration,
      })),
    graphAppRoleAssignments: given.flatMap(({ id, roles = [] }) =>
      roles.map(role => ({
        id: `${id}-${role}`,
        principalId: id,
        appRoleId: appRoles[role],
        resourceId: 'graph',
      })),
    ),
    oauth2PermissionGrants: grants.map(
      ({ client, scope, person, resource = 'graph' }, index) => ({
        id: `grant-${index}`,
        clientId: client,
        consentType: person ? 'Principal' : 'AllPrincipals',
        principalId: person ?? null,
        resourceId: resource,
        scope: ` ${scope}`,
      }),
    ),
  };
}

export function secret(from: number, to: number, keyId = 'key') {
  return { keyId, startDateTime: daysAgo(from), endDateTime: daysAgo(-to) };
}
