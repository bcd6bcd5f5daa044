import {
  AffectedEntity,
  Application,
  CheckView,
  eachSelected,
  selection,
  ServicePrincipal,
} from '../../model';

/**
 * The tenants that own Microsoft's own apps.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const microsoftTenants: ReadonlySet<string> = new Set([
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
]);

export type AppOrigin = 'tenant' | 'microsoft' | 'foreign';

/** Managed identities have no owner organisation: they are the tenant's. */
export function appOrigin(
  { appOwnerOrganizationId }: Pick<ServicePrincipal, 'appOwnerOrganizationId'>,
  tenantId: string | undefined,
): AppOrigin {
  const owner = appOwnerOrganizationId?.toLowerCase();
  if (!owner || owner === tenantId?.toLowerCase()) return 'tenant';
  return microsoftTenants.has(owner) ? 'microsoft' : 'foreign';
}

export async function tenantIdOf(
  view: CheckView<'organization'>,
): Promise<string | undefined> {
  for await (const { id } of view.rows('organization')) return id;
  return undefined;
}

/** The service principals among the ids; others are groups, people or deleted. */
export async function principalsAmong(
  view: CheckView<'servicePrincipals'>,
  ids: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): Promise<ServicePrincipal[]> {
  const found: ServicePrincipal[] = [];
  for await (const row of view.rows('servicePrincipals', {
    ids: [...ids.keys()],
  }))
    if (ids.has(row.id)) found.push(row);
  return found;
}

/** Which app is a registration of which `appId`. */
export const appIds = selection('applications', ({ id, appId }) =>
  appId ? { id, appId } : undefined,
);

/** The tenant's own registrations of these apps, by `appId`. */
export async function registrationsOf(
  view: CheckView<'applications'>,
  apps: readonly ServicePrincipal[],
): Promise<Map<string, Application>> {
  const wanted = new Set(apps.map(({ appId }) => appId));
  const ids: string[] = [];
  await eachSelected(view, appIds, ({ id, appId }) => {
    if (wanted.has(appId)) ids.push(id);
  });
  const found = new Map<string, Application>();
  for await (const row of view.rows('applications', { ids }))
    if (row.appId && wanted.has(row.appId)) found.set(row.appId, row);
  return found;
}

/** Secrets with which an app can sign in now, on its registration and on its service principal. */
export function activeSecrets(
  now: Date,
  ...rows: (Application | ServicePrincipal | undefined)[]
): number {
  const ids = rows
    .flatMap(row => row?.passwordCredentials ?? [])
    .filter(
      ({ endDateTime }) =>
        !endDateTime || Date.parse(endDateTime) > now.getTime(),
    )
    .map(({ keyId }, index) => keyId ?? index);
  // The same secret can be shown on both.
  return new Set(ids).size;
}

export function principalRef(
  row: Pick<
    ServicePrincipal,
    'id' | 'appId' | 'displayName' | 'accountEnabled'
  >,
  facts: Record<string, unknown> = {},
): AffectedEntity {
  return {
    kind: 'servicePrincipal',
    id: row.id,
    label: row.displayName ?? row.appId ?? row.id,
    facts: {
      appId: row.appId ?? null,
      accountEnabled: row.accountEnabled ?? null,
      ...facts,
    },
  };
}

export function applicationRef(
  row: Pick<Application, 'id' | 'appId' | 'displayName'>,
  facts: Record<string, unknown> = {},
): AffectedEntity {
  return {
    kind: 'application',
    id: row.id,
    label: row.displayName ?? row.appId ?? row.id,
    facts: { appId: row.appId ?? null, ...facts },
  };
}
