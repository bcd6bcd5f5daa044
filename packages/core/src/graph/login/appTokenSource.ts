import type { TokenSource } from '../ports';
import { clientApplication } from './clientApplication';
import { graphResource } from './clouds';
import type { AppCredential, LoginTarget } from './credential';
import { keepToken } from './keepToken';
import { machineToken } from './machineToken';
import { Network } from './Network';

/** App-only tokens for Graph, through MSAL, whatever proves the app. A malformed credential is told by `token` as well. */
export function appTokenSource(
  target: LoginTarget,
  credential: AppCredential,
): TokenSource {
  const network = new Network(new URL(target.loginOrigin).origin, target);
  const resource = graphResource(target.graphOrigin);
  if (credential.kind === 'managedIdentity') {
    const clientId = credential.managedIdentityClientId;
    return keepToken(network, ({ forceRefresh }) =>
      machineToken(network, { clientId, resource, forceRefresh }),
    );
  }
  let app: ReturnType<typeof clientApplication> | undefined;
  return keepToken(network, async ({ forceRefresh, claims }) => {
    app ??= clientApplication(target, credential, {
      authority: target.tenantId,
      network,
    });
    return app.acquireTokenByClientCredential({
      scopes: [`${resource}/.default`],
      skipCache: forceRefresh,
      claims,
    });
  });
}
