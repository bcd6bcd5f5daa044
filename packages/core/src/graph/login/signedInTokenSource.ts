import type { ICachePlugin } from '@azure/msal-node';
import { LoginError } from '../loginError';
import type { TokenSource } from '../ports';
import { clientApplication } from './clientApplication';
import { graphResource } from './clouds';
import type { AppCredential, LoginTarget } from './credential';
import { keepToken } from './keepToken';
import { Network } from './Network';

/** Where MSAL's cache of one signed-in person is kept; it holds the refresh token. */
export interface SignedInCache {
  read(): Promise<string>;
  /** Called with the whole cache after each change. */
  save(serialized: string): Promise<void>;
  homeAccountId: string;
}

/**
 * Tokens on behalf of the person who signed in, refreshed without asking again.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export function signedInTokenSource(
  target: LoginTarget,
  credential: AppCredential,
  cache: SignedInCache,
): TokenSource {
  const network = new Network(new URL(target.loginOrigin).origin, target);
  let app: ReturnType<typeof clientApplication> | undefined;
  // Whatever was consented, so that a grant of an administrator counts at the next refresh.
  const scopes = [`${graphResource(target.graphOrigin)}/.default`];
  return keepToken(network, async asked => {
    app ??= clientApplication(target, credential, {
      authority: target.tenantId,
      network,
      cachePlugin: cachePlugin(cache),
    });
    const accounts = await app.getTokenCache().getAllAccounts();
    const account = accounts.find(
      each => each.homeAccountId === cache.homeAccountId,
    );
    if (!account) {
      throw new LoginError(
        'The sign-in of this connection is not stored any more. Reconnect: sign in again.',
        undefined,
        { final: true },
      );
    }
    return app.acquireTokenSilent({ account, scopes, ...asked });
  });
}

/** MSAL's cache, kept elsewhere; an empty text is an empty cache. */
export function cachePlugin(
  cache: Pick<SignedInCache, 'read' | 'save'>,
): ICachePlugin {
  return {
    async beforeCacheAccess(context) {
      const serialized = await cache.read();
      if (serialized) context.tokenCache.deserialize(serialized);
    },
    async afterCacheAccess(context) {
      if (context.cacheHasChanged) {
        await cache.save(context.tokenCache.serialize());
      }
    },
  };
}
