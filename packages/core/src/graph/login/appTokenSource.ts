import { LoginError } from '../loginError';
import type { TokenSource } from '../ports';
import { clientApplication, managedIdentity } from './clientApplication';
import { graphResource } from './clouds';
import type { AppCredential, LoginTarget } from './credential';
import { Network } from './Network';

/** MSAL hashes its cache keys at every look; with a token in hand there is nothing to look up until this long before its end. */
const RENEW_BEFORE_MS = 5 * 60_000;

interface Token {
  accessToken: string;
  expiresOn: Date;
}

/** App-only tokens for Graph, through MSAL, whatever proves the app. */
export function appTokenSource(
  target: LoginTarget,
  credential: AppCredential,
): TokenSource {
  const network = new Network(new URL(target.loginOrigin).origin, target);
  const acquire =
    credential.kind === 'managedIdentity'
      ? ofTheMachine(target, credential.managedIdentityClientId)
      : ofTheApp(target, credential, network);
  let kept: Token | undefined;
  return {
    async token({ forceRefresh = false } = {}) {
      if (!forceRefresh && kept && isFresh(kept)) return kept;
      kept = await network.explained(async () => {
        const result = await acquire(forceRefresh);
        if (!result?.expiresOn) {
          throw new LoginError("Microsoft's login answered without a token.");
        }
        return { accessToken: result.accessToken, expiresOn: result.expiresOn };
      });
      return kept;
    },
  };
}

export function isFresh({ expiresOn }: Token): boolean {
  return expiresOn.getTime() - Date.now() > RENEW_BEFORE_MS;
}

function ofTheApp(
  target: LoginTarget,
  credential: Exclude<AppCredential, { kind: 'managedIdentity' }>,
  network: Network,
) {
  const app = clientApplication(target, credential, {
    authority: target.tenantId,
    network,
  });
  const scopes = [`${graphResource(target.graphOrigin)}/.default`];
  return (skipCache: boolean) =>
    app.acquireTokenByClientCredential({ scopes, skipCache });
}

function ofTheMachine(target: LoginTarget, clientId?: string) {
  let machine: ReturnType<typeof managedIdentity> | undefined;
  return async (forceRefresh: boolean) => {
    machine ??= managedIdentity(clientId);
    try {
      return await machine.acquireToken({
        resource: graphResource(target.graphOrigin),
        forceRefresh,
      });
    } catch (error) {
      // Its own texts speak of environment variables and addresses of the platform.
      throw new LoginError(
        `This machine gives out no token of ${clientId ? 'that' : 'its'} managed identity (${codeOf(error)}). Check that one is assigned to it, or use another credential.`,
      );
    }
  };
}

function codeOf(error: unknown): string {
  const { errorCode } = error as { errorCode?: unknown };
  return /^[a-z_]{1,60}$/.test(String(errorCode))
    ? String(errorCode)
    : 'no answer';
}
