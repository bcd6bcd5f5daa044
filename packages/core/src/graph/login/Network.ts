import {
  AuthError,
  INetworkModule,
  InteractionRequiredAuthError,
  NetworkRequestOptions,
  NetworkResponse,
} from '@azure/msal-node';
import { LoginError } from '../loginError';
import { createFetch, Fetch, networkError, networkTrouble } from '../network';

/** How long Microsoft's login may take; it answers within a second. */
const TIMEOUT_MS = 30_000;

/**
 * MSAL's requests through our fetch, so that one certificate authority and proxy serve login and Graph. MSAL replaces what
 * goes wrong by errors of its own that say less: the cause is read here, where it is whole.
 */
export class Network implements INetworkModule {
  readonly #fetch: Fetch;
  #cause: unknown;

  constructor(
    private readonly origin: string,
    options: { caCertificate?: string; fetch?: Fetch },
  ) {
    this.#fetch = options.fetch ?? createFetch(options.caCertificate);
  }

  /** Runs something of MSAL. @throws LoginError in place of whatever MSAL throws */
  async explained<T>(act: () => Promise<T>): Promise<T> {
    this.#cause = undefined;
    try {
      return await act();
    } catch (error) {
      throw this.#explain(this.#cause ?? error);
    }
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
    return this.#noted<T>('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
    return this.#noted<T>('POST', url, options);
  }

  /**
   * The same fetch without reading what is refused: of a managed identity's endpoint MSAL itself knows what to repeat, and
   * who listens there is no login.
   */
  readonly plain: INetworkModule = {
    sendGetRequestAsync: (url, options) => this.#request('GET', url, options),
    sendPostRequestAsync: (url, options) => this.#request('POST', url, options),
  };

  async #noted<T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    try {
      return await this.#send(method, url, options);
    } catch (cause) {
      this.#cause = cause;
      throw cause;
    }
  }

  async #send<T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const answer = await this.#request<T>(method, url, options);
    const refused = answer.body as {
      error?: string;
      error_description?: string;
      claims?: string;
    };
    if (answer.status >= 400 && typeof refused.error === 'string') {
      throw LoginError.fromAnswer(
        refused.error,
        refused.error_description ?? '',
        refused.claims,
      );
    }
    return answer;
  }

  async #request<T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const response = await this.#fetch(url, {
      method,
      headers: options?.headers,
      body: options?.body,
      // A redirect could carry what proves the app to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      // The text is not passed on, and neither is where it breaks off: it may repeat what was sent.
    }
    if (!body || typeof body !== 'object') {
      throw new LoginError(
        `What answered at ${new URL(url).origin} is not Microsoft's login (status ${response.status}). Check the login address and the proxy.`,
      );
    }
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body as T,
    };
  }

  #explain(error: unknown): unknown {
    if (error instanceof LoginError) return error;
    const trouble = networkTrouble(error);
    if (trouble) {
      return new LoginError(
        networkError(trouble, this.origin, undefined).message,
      );
    }
    if (error instanceof InteractionRequiredAuthError) {
      return new LoginError(
        'The sign-in is no longer valid. Reconnect: sign in again.',
        undefined,
        { final: true, claims: error.claims || undefined },
      );
    }
    if (error instanceof AuthError && error.errorCode === 'nonce_mismatch') {
      return new LoginError(
        'What came back belongs to another sign-in. Start the sign-in again, in one window.',
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
