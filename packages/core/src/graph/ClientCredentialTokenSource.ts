import { appTokenSource, type LoginTarget } from './login';
import type { TokenSource } from './ports';

export interface ClientCredentialOptions extends LoginTarget {
  clientSecret: string;
}

/** App-only tokens by client secret: `appTokenSource` for that one credential. */
export class ClientCredentialTokenSource implements TokenSource {
  readonly #source: TokenSource;

  constructor({ clientSecret, ...target }: ClientCredentialOptions) {
    this.#source = appTokenSource(target, {
      kind: 'clientSecret',
      clientSecret,
    });
  }

  token(options?: Parameters<TokenSource['token']>[0]) {
    return this.#source.token(options);
  }
}
