import { LoginError, type TokenSource } from '../graph';

/** A connection's tokens, and what its login said of them in this run. */
export interface WatchedTokens extends TokenSource {
  /** Set once a token was had. */
  readonly had: boolean;
  /** Set once the login refused for good. */
  readonly refused?: LoginError;
  /** What a claims challenge asked for last, of Graph or of the login, as JSON. */
  readonly challenge?: string;
}

/**
 * After a refusal that only a person can mend, the login is not asked again in the same run: a try for each dataset would
 * be counted as an attack and lock the account or app.
 */
export function watchTokens(tokens: TokenSource): WatchedTokens {
  let had = false;
  let refused: LoginError | undefined;
  let challenge: string | undefined;
  return {
    get had() {
      return had;
    },
    get refused() {
      return refused;
    },
    get challenge() {
      return challenge;
    },
    async token(options) {
      if (refused) throw refused;
      challenge = options?.claims ?? challenge;
      try {
        const token = await tokens.token(options);
        had = true;
        return token;
      } catch (error) {
        if (error instanceof LoginError && error.final) {
          refused = error;
          challenge = error.claims ?? challenge;
        }
        throw error;
      }
    },
  };
}
