import type { SignIn } from './signIn';

/** A sign-in that only Graph's beta and exports tell of: of a person's app, of an app, or of a managed identity. */
export interface BetaSignIn extends SignIn {
  servicePrincipalId?: string | null;
  servicePrincipalName?: string | null;
  servicePrincipalCredentialKeyId?: string | null;
  clientCredentialType?: string | null;
}
