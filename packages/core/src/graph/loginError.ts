import { explainAadsts } from './aadsts';

/** The login refused; the message says why and what to do. Never holds a secret or a token. */
export class LoginError extends Error {
  name = 'LoginError';

  constructor(
    message: string,
    /** Microsoft's number, such as `AADSTS7000215`, where there is one. */
    readonly code?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** From what the login endpoint answered: its own text is not passed on, it may repeat what was sent. */
  static fromAnswer(error: string | undefined, text: string): LoginError {
    const number = /AADSTS(\d{4,8})/.exec(text)?.[1];
    if (number) return new LoginError(explainAadsts(number), `AADSTS${number}`);
    return new LoginError(
      `Microsoft's login refused the connection (${/^[a-z_]{1,40}$/.test(error ?? '') ? error : 'no known code'}). Check tenant id, client id and credential.`,
    );
  }
}
