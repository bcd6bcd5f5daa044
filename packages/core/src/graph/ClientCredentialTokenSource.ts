import {
  AuthError,
  ConfidentialClientApplication,
  INetworkModule,
  NetworkRequestOptions,
  NetworkResponse,
} from '@azure/msal-node';
import { LoginError } from './loginError';
import { createFetch, Fetch, networkError, networkTrouble } from './network';
import type { TokenSource } from './ports';

export interface ClientCredentialOptions {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** Origin of the login, such as `https://login.microsoftonline.com`. */
  loginOrigin: string;
  /** Origin of Graph, for which the token is asked. */
  graphOrigin: string;
  caCertificate?: string;
  fetch?: Fetch;
}

const microsoftGraphs =
  /^https:\/\/(graph\.microsoft\.(com|us)|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn)$/;

/** MSAL hashes its cache keys at every look; with a token in hand there is nothing to look up until this long before its end. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** App-only tokens by client secret, through MSAL. */
export class ClientCredentialTokenSource implements TokenSource {
  readonly #app: ConfidentialClientApplication;
  readonly #scope: string;
  readonly #loginOrigin: string;
  #kept?: { accessToken: string; expiresOn: Date };
  /** What the network module threw last: MSAL replaces it by an error of its own that says nothing. */
  #cause: unknown;

  constructor(options: ClientCredentialOptions) {
    const login = new URL(options.loginOrigin);
    const graph = new URL(options.graphOrigin);
    this.#loginOrigin = login.origin;
    // A tenant's token is for Microsoft Graph, under whatever address an emulated one listens.
    this.#scope = microsoftGraphs.test(graph.origin)
      ? `${graph.origin}/.default`
      : 'https://graph.microsoft.com/.default';
    this.#app = new ConfidentialClientApplication({
      auth: {
        clientId: options.clientId,
        clientSecret: options.clientSecret,
        authority: `${login.origin}/${options.tenantId}`,
        knownAuthorities: [login.host],
      },
      system: {
        networkClient: networkModule(
          options.fetch ?? createFetch(options.caCertificate),
          cause => {
            this.#cause = cause;
          },
        ),
        loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
      },
    });
  }

  async token(
    options: { forceRefresh?: boolean } = {},
  ): Promise<{ accessToken: string; expiresOn: Date }> {
    const kept = this.#kept;
    if (
      !options.forceRefresh &&
      kept &&
      kept.expiresOn.getTime() - Date.now() > RENEW_BEFORE_MS
    ) {
      return kept;
    }
    this.#cause = undefined;
    try {
      const result = await this.#app.acquireTokenByClientCredential({
        scopes: [this.#scope],
        skipCache: options.forceRefresh,
      });
      if (!result?.expiresOn) {
        throw new LoginError("Microsoft's login answered without a token.");
      }
      this.#kept = {
        accessToken: result.accessToken,
        expiresOn: result.expiresOn,
      };
      return this.#kept;
    } catch (error) {
      throw this.#explain(this.#cause ?? error);
    }
  }

  #explain(error: unknown): unknown {
    if (error instanceof LoginError) return error;
    const trouble = networkTrouble(error);
    if (trouble) {
      return new LoginError(
        networkError(trouble, this.#loginOrigin, undefined).message,
      );
    }
    if (error instanceof AuthError) {
      return LoginError.fromAnswer(
        error.errorCode,
        `${error.errorMessage} ${error.subError}`,
      );
    }
    return error;
  }
}

/** MSAL's requests through our fetch, so that one certificate authority and proxy serve both hosts. */
function networkModule(
  fetch: Fetch,
  onError: (cause: unknown) => void,
): INetworkModule {
  async function send<T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const response = await fetch(url, {
      method,
      headers: options?.headers,
      body: options?.body,
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      throw new LoginError(
        `What answered at ${new URL(url).origin} is not Microsoft's login (status ${response.status}). Check the login address and the proxy.`,
      );
    }
    const refused = body as { error?: string; error_description?: string };
    // MSAL hides the number behind errors of its own for some answers; it is read here, where it is whole.
    if (!response.ok && refused.error) {
      throw LoginError.fromAnswer(
        refused.error,
        refused.error_description ?? '',
      );
    }
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body as T,
    };
  }
  const noted = <T>(answer: Promise<T>) =>
    answer.catch((cause: unknown) => {
      onError(cause);
      throw cause;
    });
  return {
    sendGetRequestAsync: (url, options) => noted(send('GET', url, options)),
    sendPostRequestAsync: (url, options) => noted(send('POST', url, options)),
  };
}
