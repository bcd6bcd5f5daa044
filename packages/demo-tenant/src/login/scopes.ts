import { fullName, noPrincipal, type ExposedApi } from './ExposedApi';
import { permissionWords } from './permissionWords';
import { LoginRefusal } from './refusal';
import type { Authority } from './tenants';

const GRAPH = 'https://graph.microsoft.com';
const GRAPH_ID = '00000003-0000-0000-c000-000000000000';
const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** What was asked for. */
export interface AskedScopes {
  /** Of OpenID Connect: about the sign-in itself. */
  openId: string[];
  /** Graph's by the short names, those of another API by the whole ones. */
  permissions: string[];
  /** `/.default`: all that the registration lists of the resource. */
  all: boolean;
  /** Whom the token is for: the API of the first scope. Absent: Graph. */
  api?: ExposedApi;
}

/** Who asks, and what of. */
interface Asking {
  app: { displayName: string };
  apis: readonly ExposedApi[];
  authority: Authority;
  /** A code is for one resource, and consent may be asked for several at once. */
  oneResource: boolean;
}

/**
 * Reads a `scope` parameter. Graph's may be written short or with the resource in front; those of another API begin with
 * its Application ID URI or its client id.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 * @throws LoginRefusal 900144 without scopes, 500011 for a resource that is not there, 650053 for a permission that it
 * does not have, 70011 for `.default` with others, 28000 for several resources where one token is asked for
 */
export function readScopes(scope: string | null, asking: Asking): AskedScopes {
  const asked = [
    ...new Set(
      (scope ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map(each => each.replace(`${GRAPH}/`, '')),
    ),
  ];
  if (asked.length === 0) {
    throw new LoginRefusal(
      900144,
      "The request body must contain the following parameter: 'scope'.",
    );
  }
  const openId = asked.filter(each => openIdScopes.includes(each));
  const found = asked
    .filter(each => !openIdScopes.includes(each))
    .map(each => readScope(each, asking));
  const resources = new Set(found.map(({ api }) => api));
  if (asking.oneResource && resources.size > 1) {
    throw new LoginRefusal(
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${asked.join(' ')} is not valid.`,
    );
  }
  const all = found.some(({ name }) => name === '.default');
  if (all && found.length > 1) {
    throw new LoginRefusal(
      70011,
      `The provided value for the input parameter 'scope' is not valid. .default scope can't be combined with resource-specific scopes.`,
    );
  }
  return {
    openId,
    permissions: all ? [] : found.map(({ name, api }) => fullName(name, api)),
    all,
    api: found[0]?.api,
  };
}

function readScope(
  scope: string,
  { app, apis, authority }: Asking,
): { name: string; api?: ExposedApi } {
  const cut = scope.lastIndexOf('/');
  const resource = cut < 0 ? GRAPH : scope.slice(0, cut);
  const name = scope.slice(cut + 1);
  const api = apis.find(
    each => resource === each.identifierUri || resource === each.appId,
  );
  if (!api && resource !== GRAPH && resource !== GRAPH_ID)
    throw noPrincipal(
      resource,
      authority === 'home' ? authority : authority.displayName,
    );
  if (
    name !== '.default' &&
    !Object.hasOwn(api?.scopes ?? permissionWords, name)
  )
    throw new LoginRefusal(
      650053,
      `The application '${app.displayName}' asked for scope '${name}' that doesn't exist on the resource '${api?.appId ?? GRAPH_ID}'. Contact the app vendor.`,
    );
  return { name, api };
}
