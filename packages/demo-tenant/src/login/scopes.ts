import { permissionWords } from './permissionWords';
import { LoginRefusal } from './refusal';

const GRAPH = 'https://graph.microsoft.com/';
const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** What was asked for, by the short names. */
export interface AskedScopes {
  /** Of OpenID Connect: about the sign-in itself. */
  openId: string[];
  /** Of Graph. */
  graph: string[];
  /** `/.default`: all that the registration lists. */
  all: boolean;
}

/**
 * Reads a `scope` parameter; Graph's may be written short or with the resource in front.
 * @throws LoginRefusal 900144 without scopes, 70011 for another resource, 650053 for a permission that does not exist
 */
export function readScopes(scope: string | null, appName: string): AskedScopes {
  const asked = [...new Set((scope ?? '').split(/\s+/).filter(Boolean))];
  if (asked.length === 0) {
    throw new LoginRefusal(
      900144,
      "The request body must contain the following parameter: 'scope'.",
    );
  }
  const names = asked.map(each =>
    each.startsWith(GRAPH) ? each.slice(GRAPH.length) : each,
  );
  for (const name of names) {
    if (name.includes('://')) {
      throw new LoginRefusal(
        70011,
        `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${name} is not valid.`,
      );
    }
    if (name !== '.default' && !Object.hasOwn(permissionWords, name)) {
      throw new LoginRefusal(
        650053,
        `The application '${appName}' asked for scope '${name}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.`,
      );
    }
  }
  const all = names.includes('.default');
  const graph = names.filter(
    name => !openIdScopes.includes(name) && name !== '.default',
  );
  if (all && graph.length > 0) {
    throw new LoginRefusal(
      70011,
      `The provided value for the input parameter 'scope' is not valid. .default scope can't be combined with resource-specific scopes.`,
    );
  }
  return {
    openId: names.filter(name => openIdScopes.includes(name)),
    graph,
    all,
  };
}
