import {
  appTokenSource,
  signedInTokenSource,
  type AppCredential,
  type TokenSource,
} from '../graph';
import { ConnectionError } from './connectionError';
import { originsOf } from './originsOf';
import type { AppRegistration, NewTarget } from './ports';

/** All that reading a tenant takes. */
export interface Reach {
  tokens: TokenSource;
  graphOrigin: string;
  caCertificate?: string;
  quotaSpeed?: number;
  /** Keeps what a claims challenge asks for until a person signs in again; absent where no person does. */
  keepChallenge?(claims: string): Promise<void>;
}

/**
 * @param saveCache - told of the signed-in person's token cache whenever it changes
 * @throws ConnectionError when it needs the portal's own app registration, and that is not configured or another by now
 */
export function reach(
  target: NewTarget,
  app: AppRegistration | undefined,
  saveCache: (cache: string) => Promise<void>,
): Reach {
  const { credential, tenantId, clientId } = target;
  const origins = originsOf(target.cloud, app);
  const login = { tenantId, clientId, ...origins };
  const tokens = () => {
    switch (credential.kind) {
      case 'application':
        return appTokenSource(login, ownCredential(target, app));
      case 'signIn': {
        let cache = credential.cache;
        return signedInTokenSource(login, ownCredential(target, app), {
          homeAccountId: credential.homeAccountId,
          read: async () => cache,
          save: async next => {
            cache = next;
            await saveCache(next);
          },
        });
      }
      default:
        return appTokenSource(login, credential);
    }
  };
  return {
    tokens: tokens(),
    graphOrigin: origins.graphOrigin,
    caCertificate: origins.caCertificate,
    quotaSpeed: origins.quotaSpeed,
  };
}

function ownCredential(
  target: NewTarget,
  app: AppRegistration | undefined,
): AppCredential {
  if (!app) {
    throw new ConnectionError(
      'invalid',
      "The portal's own app registration is not configured: set entra.app, or connect the tenant with credentials of its own.",
    );
  }
  const same =
    app.clientId.toLowerCase() === target.clientId.toLowerCase() &&
    (app.cloud ?? 'global') === target.cloud;
  if (!same) {
    throw new ConnectionError(
      'invalid',
      'The tenant consented to another app registration than entra.app names. Connect it again, or put the former one back.',
    );
  }
  return app.credential;
}
