import type { Row } from './entities';
import type { SignIn } from './signIn';

/** A sign-in that only Graph's beta and exports tell of: of a person's app, of an app, or of a managed identity. */
export interface BetaSignIn extends SignIn {
  servicePrincipalId?: string | null;
  servicePrincipalName?: string | null;
  servicePrincipalCredentialKeyId?: string | null;
  clientCredentialType?: string | null;
}

interface Activity {
  lastSignInDateTime?: string | null;
}

/** When an app was used the last time; beta alone tells it. */
export interface ServicePrincipalSignInActivity extends Row {
  appId?: string | null;
  /** The latest of all, as a client or as what is signed in to. */
  lastSignInActivity?: Activity | null;
  delegatedClientSignInActivity?: Activity | null;
  applicationAuthenticationClientSignInActivity?: Activity | null;
}

/** Whether a person is asked for MFA by themselves; beta alone tells it. */
export interface PerUserMfa extends Row {
  userId: string;
  /** `disabled`, `enabled` or `enforced`. */
  perUserMfaState?: string | null;
}
