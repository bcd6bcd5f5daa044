import type { SignIn } from './entities';

/** A sign-in as Graph's beta tells it: of a person's app, of an app, or of a managed identity. */
export interface BetaSignIn extends SignIn {
  signInEventTypes?: string[];
  /** `singleFactorAuthentication` or `multiFactorAuthentication`. */
  authenticationRequirement?: string | null;
  authenticationProtocol?: string | null;
  incomingTokenType?: string | null;
  crossTenantAccessType?: string | null;
  userType?: string | null;
  autonomousSystemNumber?: number | null;
  uniqueTokenIdentifier?: string | null;
  servicePrincipalId?: string | null;
  servicePrincipalName?: string | null;
  servicePrincipalCredentialKeyId?: string | null;
  clientCredentialType?: string | null;
}
