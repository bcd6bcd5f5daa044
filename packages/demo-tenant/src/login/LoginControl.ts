import type { FederatedCredential } from './AppRegistration';
import type { FailurePlace } from './FailureQueue';
import type { LoginState } from './state';

/** What a test or a person does to the login while it runs. */
export interface LoginControl {
  /** Registers exactly this address; a portal's callback on this machine is registered from the start. */
  registerRedirectUri(uri: string): void;
  /** Trusts the key of this certificate. @throws the system's error when the PEM is no certificate */
  registerCertificate(pem: string): void;
  registerFederatedCredential(credential: FederatedCredential): void;
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
  const { app, consents, grants, failures, interactions } = state;
  return {
    registerRedirectUri: uri => app.addRedirectUri(uri),
    registerCertificate: pem => app.addCertificate(pem),
    registerFederatedCredential: credential =>
      void app.federated.push(credential),
    registerPermissions: permissions => {
      app.required = { ...app.required, ...permissions };
    },
    withhold: permissions => consents.withhold(permissions),
    forgetConsents: () => {
      consents.forgetDelegated();
      interactions.endSessions();
    },
    revokeRefreshTokens: () => grants.revokeRefreshTokens(),
    blockByConditionalAccess: on => {
      state.blocked = on;
    },
    failLogin: (code, times = 1, at = 'token') => failures.add(code, times, at),
    resetLogin: () => {
      consents.forgetDelegated();
      consents.withhold([]);
      interactions.endSessions();
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
