import { randomBytes } from 'node:crypto';
import type { AppRegistration } from './AppRegistration';
import type { ExposedApi } from './ExposedApi';
import { LoginRefusal } from './refusal';
import type { SignedIn } from './tokens';

const CODE_LIFE_MS = 10 * 60_000;
const REFRESH_LIFE_MS = 90 * 86_400_000;

/** What a code stands for. */
export interface CodeGrant {
  /** To whom it was given. */
  app: AppRegistration;
  /** Whom the token is for unless another is asked for; absent: Graph. */
  api?: ExposedApi;
  person: SignedIn;
  redirectUri: string;
  codeChallenge: string;
  nonce?: string;
  openId: string[];
}

interface Issued<T> {
  grant: T;
  at: number;
}

/** Codes and refresh tokens that were given out. */
export class Grants {
  readonly #codes = new Map<string, Issued<CodeGrant> & { used: boolean }>();
  // Numbered, not only timed: a token of the same millisecond as a revocation is on one side of it.
  readonly #refreshTokens = new Map<
    string,
    Issued<RefreshGrant> & { number: number }
  >();
  #revokedUpTo = 0;
  #issued = 0;

  constructor(private readonly now: () => number) {}

  addCode(grant: CodeGrant): string {
    const code = `1.${randomBytes(48).toString('base64url')}`;
    this.#codes.set(code, { grant, at: this.now(), used: false });
    return code;
  }

  /** The code's grant. It stays redeemable until `spend`. @throws LoginRefusal 70000, 54005, 70008 */
  code(code: string): CodeGrant {
    const found = this.#codes.get(code);
    if (!found) throw new LoginRefusal(70000);
    if (found.used) throw new LoginRefusal(54005);
    if (this.now() - found.at > CODE_LIFE_MS) throw new LoginRefusal(70008);
    return found.grant;
  }

  spend(code: string): void {
    const found = this.#codes.get(code);
    if (found) found.used = true;
  }

  addRefreshToken(grant: RefreshGrant): string {
    const token = `1.${randomBytes(64).toString('base64url')}`;
    this.#issued += 1;
    this.#refreshTokens.set(token, {
      grant,
      at: this.now(),
      number: this.#issued,
    });
    return token;
  }

  /** Rolling: a use gives a new token and leaves this one as it was. @throws LoginRefusal 70000, 50173, 700082 */
  refresh(token: string): RefreshGrant {
    const found = this.#refreshTokens.get(token);
    if (!found) throw new LoginRefusal(70000);
    if (found.number <= this.#revokedUpTo) throw new LoginRefusal(50173);
    if (this.now() - found.at > REFRESH_LIFE_MS) throw new LoginRefusal(700082);
    return found.grant;
  }

  /** Where the answer of the sign-in went that a request to the token endpoint goes on with. */
  redirectUriOf(form: URLSearchParams): string | undefined {
    const issued =
      this.#codes.get(form.get('code') ?? '') ??
      this.#refreshTokens.get(form.get('refresh_token') ?? '');
    return issued?.grant.redirectUri;
  }

  /** All that were given out so far. */
  revokeRefreshTokens(): void {
    this.#revokedUpTo = this.#issued;
  }
}

export interface RefreshGrant {
  app: AppRegistration;
  api?: ExposedApi;
  person: SignedIn;
  openId: string[];
  /** Where the sign-in that it comes from was sent back to. */
  redirectUri: string;
}
