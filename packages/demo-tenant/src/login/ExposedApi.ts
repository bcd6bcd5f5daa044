import { LoginRefusal } from './refusal';
import { permissionWords, type PermissionWords } from './permissionWords';
import type { LoginTenant } from './tenants';

const GRAPH = 'https://graph.microsoft.com';

/** An API of an application's own, which others ask tokens for. */
export interface ExposedApi {
  /** Of its application. */
  appId: string;
  /** Application ID URI: begins each scope, and names the API in a `resource` parameter. */
  identifierUri: string;
  /** What can be consented to, by the short name. */
  scopes: Readonly<Record<string, PermissionWords>>;
  /**
   * `requestedAccessTokenVersion` of its registration, 1 where that was left alone: it decides who the tokens say that
   * they are from, and what they call the API.
   *
   * @see https://learn.microsoft.com/entra/identity-platform/access-tokens#token-formats
   */
  tokenVersion: 1 | 2;
  /** App roles that people are assigned to, by username. */
  assigned?: Readonly<Record<string, readonly string[]>>;
  /** The one tenant that has it; absent: any. */
  tenantId?: string;
}

/**
 * @see https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions
 * @throws Error as Graph refuses to save such a registration
 */
export function checkIdentifierUri(
  uri: string,
  domains: readonly string[],
): void {
  const { protocol, hostname, port } = new URL(uri);
  const verified = domains.some(
    domain => hostname === domain || hostname.endsWith(`.${domain}`),
  );
  if (protocol !== 'https:' || port || !verified || uri.endsWith('/')) {
    throw new Error(
      `The Application ID URI ${uri} must begin with https:// and a verified domain (${domains.join(', ')}), and not end with a slash.`,
    );
  }
}

/** The name that consents are kept under: of Graph's permissions the short one. */
export function fullName(name: string, api: ExposedApi | undefined): string {
  return api ? `${api.identifierUri}/${name}` : name;
}

/** Those of one resource, by their short names. */
export function ofResource(
  permissions: readonly string[],
  api: ExposedApi | undefined,
): string[] {
  if (!api) return permissions.filter(name => !name.includes('://'));
  const before = `${api.identifierUri}/`;
  return permissions
    .filter(name => name.startsWith(before))
    .map(name => name.slice(before.length));
}

/** What the consent page says of a permission. */
export function wordsOf(
  permission: string,
  apis: readonly ExposedApi[],
): PermissionWords | undefined {
  for (const api of apis) {
    const [name] = ofResource([permission], api);
    if (name) return api.scopes[name];
  }
  return permissionWords[permission];
}

/**
 * The parameter that MCP clients must send and that this login's second version has in its scopes already: both must say
 * the same.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc8707
 * @throws LoginRefusal 9010010
 */
export function checkResource(
  resource: string | null,
  api: ExposedApi | undefined,
): void {
  if (resource === null) return;
  const matches = api
    ? resource === api.identifierUri
    : resource.replace(/\/$/, '') === GRAPH;
  if (!matches) throw new LoginRefusal(9010010);
}

/** @throws LoginRefusal 500011 */
export function checkPrincipal(
  api: ExposedApi | undefined,
  tenant: LoginTenant,
): void {
  if (api?.tenantId && api.tenantId !== tenant.id)
    throw noPrincipal(api.identifierUri, tenant.displayName);
}

export function noPrincipal(resource: string, tenant: string): LoginRefusal {
  return new LoginRefusal(
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );
}
