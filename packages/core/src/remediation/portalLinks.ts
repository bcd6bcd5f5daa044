import type { AffectedEntity, CheckFamily, Cloud, EntityKind } from '../model';

export interface PortalLink {
  title: string;
  url: string;
}

/**
 * Where people administer the directory. Clouds that are not here have a portal whose addresses are not known to be alike.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
const origins: Partial<Record<Cloud, string>> = {
  global: 'https://entra.microsoft.com',
  usGov: 'https://entra.microsoft.us',
};

/** A GUID: nothing else of a tenant goes into an address. */
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const blades: Partial<
  Record<EntityKind, { title: string; path: (id: string) => string }>
> = {
  user: {
    title: 'The person in the Entra admin center',
    path: id =>
      `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${id}`,
  },
  group: {
    title: 'The group in the Entra admin center',
    path: id =>
      `Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/${id}`,
  },
  servicePrincipal: {
    title: 'The enterprise app in the Entra admin center',
    path: id =>
      `Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${id}`,
  },
  application: {
    title: 'The app registration in the Entra admin center',
    path: appId =>
      `Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${appId}`,
  },
  conditionalAccessPolicy: {
    title: 'The policy in the Entra admin center',
    path: id => `Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/${id}`,
  },
};

const areas: Partial<Record<CheckFamily, { title: string; path: string }>> = {
  ca: {
    title: 'Conditional Access in the Entra admin center',
    path: 'Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
  },
};

/** Pages of the admin center where a finding is mended: of what it touches, a few, and of its area. */
export function portalLinks(
  cloud: Cloud,
  family: CheckFamily | undefined,
  affected: readonly AffectedEntity[],
  most: number = 3,
): PortalLink[] {
  const origin = origins[cloud];
  if (!origin) return [];
  const to = (path: string) => `${origin}/#view/${path}`;
  const area = family && areas[family];
  return [
    ...affected
      .flatMap(({ kind, id, facts }): PortalLink[] => {
        const blade = blades[kind];
        // Registrations are opened by their client id.
        const key = kind === 'application' ? String(facts?.appId ?? '') : id;
        return blade && GUID.test(key)
          ? [{ title: blade.title, url: to(blade.path(key)) }]
          : [];
      })
      .slice(0, most),
    ...(area ? [{ title: area.title, url: to(area.path) }] : []),
  ];
}
