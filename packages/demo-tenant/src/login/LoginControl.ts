import { AppRegistration, type FederatedCredential } from './AppRegistration';
import { Consents } from './Consents';
import { checkIdentifierUri, type ExposedApi } from './ExposedApi';
import type { FailurePlace } from './FailureQueue';
import type { LoginState } from './state';

/** What a test or a person does to the login while it runs. */
export interface LoginControl {
  /** Registers exactly this address; a portal's callback on this machine is registered from the start. */
  registerRedirectUri(uri: string): void;
  /** Trusts the key of this certificate. @throws the system's error when the PEM is no certificate */
  registerCertificate(pem: string): void;
  registerFederatedCredential(credential: FederatedCredential): void;
  /**
   * Registers an application of the planted tenant that exposes an API, and says its client id.
   * @throws Error as Graph does for an Application ID URI that is not on a verified domain
   */
  registerApi(api: Omit<ExposedApi, 'appId'>): string;
  /** Registers an application without a secret, such as an assistant on a desk, and says its client id. */
  registerClient(client: {
    displayName: string;
    redirectUris: readonly string[];
  }): string;
  /** What `/.default` asks for from now on. */
  registerPermissions(permissions: {
    application?: readonly string[];
    delegated?: readonly string[];
  }): void;
  /** These are in no token, whoever consents; an empty list lifts it. */
  withhold(permissions: readonly string[]): void;
  /** Delegated consents and signed-in browsers are forgotten. */
  forgetConsents(): void;
  /** Every refresh token given out so far is refused with AADSTS50173. */
  revokeRefreshTokens(): void;
  /** AADSTS53003 at every door of the login. */
  blockByConditionalAccess(on: boolean): void;
  /** The next sign-ins are refused with this number: at the token endpoint, or on the page that a person sees. */
  failLogin(code: number, times?: number, at?: FailurePlace): void;
  /** Forgets consents and browsers, and lifts what was switched on here; what was registered and given out stays. */
  resetLogin(): void;
  /** AADSTS7000222. */
  expireSecret(on: boolean): void;
  /**
   * What people without an administrator's role see: `false` as documented, AADSTS90094 for permissions that Microsoft
   * reserves; `true` the same for every permission; `request` AADSTS90095, a form that asks an administrator.
   */
  requireAdminApproval(how: boolean | 'request'): void;
}

export function loginControl(state: LoginState): LoginControl {
  const { app, apps, apis, grants, failures, interactions, random } = state;
  const forgetConsents = () => {
    for (const { consents } of apps.values()) consents.forgetDelegated();
    interactions.endSessions();
  };
  return {
    registerRedirectUri: uri => app.addRedirectUri(uri),
    registerCertificate: pem => app.addCertificate(pem),
    registerFederatedCredential: credential =>
      void app.federated.push(credential),
    registerApi(api) {
      checkIdentifierUri(api.identifierUri, state.tenants.contoso.domains);
      const appId = random.guid('api', apis.length);
      apis.push({ ...api, appId });
      return appId;
    },
    registerClient({ displayName, redirectUris }) {
      const client = new AppRegistration({
        clientId: random.guid('client', apps.size),
        displayName,
        consents: new Consents(state.tenants.contoso.id, new Set()),
        permissions: [],
      });
      for (const uri of redirectUris) client.addRedirectUri(uri);
      apps.set(client.clientId, client);
      return client.clientId;
    },
    registerPermissions: permissions => {
      app.required = { ...app.required, ...permissions };
    },
    withhold: permissions => app.consents.withhold(permissions),
    forgetConsents,
    revokeRefreshTokens: () => grants.revokeRefreshTokens(),
    blockByConditionalAccess: on => {
      state.blocked = on;
    },
    failLogin: (code, times = 1, at = 'token') => failures.add(code, times, at),
    resetLogin: () => {
      forgetConsents();
      app.consents.withhold([]);
      failures.clear();
      app.secretExpired = false;
      state.blocked = false;
      state.approval = 'asDocumented';
    },
    expireSecret: on => {
      app.secretExpired = on;
    },
    requireAdminApproval: how => {
      if (how === 'request') state.approval = 'request';
      else state.approval = how ? 'always' : 'asDocumented';
    },
  };
}
