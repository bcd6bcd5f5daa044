import { randomBytes } from 'node:crypto';
import type { DemoAccount } from './accounts';
import type { AppRegistration } from './AppRegistration';
import type { AskedScopes } from './scopes';
import type { Authority } from './tenants';

/** What both kinds of request have in common. */
interface Common {
  app: AppRegistration;
  authority: Authority;
  redirectUri: string;
  state?: string;
  /** Who is signing in, once chosen. */
  account?: DemoAccount;
  prompt?: string;
  loginHint?: string;
}

/** An application's wish that someone signs in. */
export interface AuthorizeInteraction extends Common {
  kind: 'authorize';
  scopes: AskedScopes;
  responseMode: 'query' | 'form_post' | 'fragment';
  codeChallenge: string;
  nonce?: string;
  clientInfo: boolean;
}

/** An application's wish that an administrator grants. */
export interface AdminConsentInteraction extends Common {
  kind: 'adminConsent';
  /** undefined at the first version of the address: all that the registration lists. */
  scopes?: AskedScopes;
}

export type Interaction = AuthorizeInteraction | AdminConsentInteraction;

/** Sign-ins that are under way, and browsers that are signed in. */
export class Interactions {
  readonly #open = new Map<string, Interaction>();
  readonly #sessions = new Map<string, DemoAccount>();

  open(interaction: Interaction): string {
    const id = randomBytes(24).toString('base64url');
    this.#open.set(id, interaction);
    return id;
  }

  find(id: string): Interaction | undefined {
    return this.#open.get(id);
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  startSession(account: DemoAccount): string {
    const id = randomBytes(24).toString('base64url');
    this.#sessions.set(id, account);
    return id;
  }

  session(id: string | undefined): DemoAccount | undefined {
    return id === undefined ? undefined : this.#sessions.get(id);
  }

  endSessions(): void {
    this.#sessions.clear();
  }
}
