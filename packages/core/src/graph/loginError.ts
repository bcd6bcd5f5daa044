import { explainAadsts, isFinalAadsts } from './aadsts';

/** OAuth errors after which only a person can go on. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const finalErrors = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'login_required',
  'unauthorized_client',
]);

/** The login refused; the message says why and what to do. Never holds a secret or a token. */
export class LoginError extends Error {
  name = 'LoginError';
  /** Trying again cannot help: somebody has to sign in, consent, or change the credential. */
  readonly final: boolean;
  /** What a Conditional Access policy asks of the next sign-in; goes into its request as it is. */
  readonly claims?: string;

  constructor(
    message: string,
    /** Microsoft's number, such as `AADSTS7000215`, where there is one. */
    readonly code?: string,
    options: ErrorOptions & { final?: boolean; claims?: string } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.final = options.final ?? false;
    this.claims = options.claims;
  }

  /** From what the login endpoint answered: its own text is not passed on, it may repeat what was sent. */
  static fromAnswer(
    error: string | undefined,
    text: string,
    claims?: string,
  ): LoginError {
    const number = /AADSTS(\d{4,8})/.exec(text)?.[1];
    if (number) {
      const id = /\bCorrelation ID: ([0-9a-f-]{36})\b/i.exec(text)?.[1];
      return new LoginError(explainAadsts(number, id), `AADSTS${number}`, {
        final: isFinalAadsts(number, finalErrors.has(error ?? '')),
        claims,
      });
    }
    return new LoginError(
      `Microsoft's login refused the connection (${/^[a-z_]{1,40}$/.test(error ?? '') ? error : 'no known code'}). Check tenant id, client id and credential.`,
      undefined,
      { final: finalErrors.has(error ?? ''), claims },
    );
  }
}
