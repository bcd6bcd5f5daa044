import type { Cloud } from '@entra-posture/core';

/** What a person asked for when the sign-in was begun. */
export interface ConnectIntent {
  /** On behalf of the person who signs in, or app-only after an administrator's consent. */
  mode: 'signIn' | 'application';
  cloud: Cloud;
  /** A tenant's id or domain; absent: the home tenant of whoever signs in. */
  tenant?: string;
  title?: string;
  /** Delegated permissions to ask for. */
  asked: string[];
  /** The connection that is to be connected anew; absent for a new one. */
  connection?: string;
  /** What Microsoft asks of this sign-in since it challenged the one before, as JSON. */
  claims?: string;
}

/** Where a sign-in stands between two requests of the browser. Kept sealed, taken once. */
export type SignInStep =
  | { at: 'ticket'; intent: ConnectIntent }
  | {
      at: 'signIn';
      intent: ConnectIntent;
      verifier: string;
      nonce: string;
    }
  | {
      at: 'adminConsent';
      intent: ConnectIntent;
      tenantId: string;
      username: string;
    }
  | { at: 'result'; intent: ConnectIntent; result: SignInResult };

export type SignInResult =
  | { outcome: 'refused'; problem: string }
  | {
      outcome: 'signedIn';
      tenantId: string;
      username: string;
      scopes: string[];
      cache: string;
      homeAccountId: string;
    }
  | { outcome: 'consented'; tenantId: string; username: string };
