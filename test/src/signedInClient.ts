import type { DemoTenant } from '@entra-posture/demo-tenant';
import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { Agent, fetch as send, type RequestInit } from 'undici';

/** An assistant's own memory of a login: the client id that an administrator gave it, and what the login gave it. */
export class Memory implements OAuthClientProvider {
  readonly redirectUrl = 'http://localhost:33418/callback';
  readonly clientMetadata = {
    client_name: 'Assistant',
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  };
  /** Where it would have sent the person's browser. */
  readonly opened: URL[] = [];
  kept?: StoredOAuthTokens;
  #verifier = '';
  #discovery?: OAuthDiscoveryState;

  constructor(private readonly clientId: string) {}

  state = () => 'the-state';
  clientInformation = () => ({ client_id: this.clientId });
  tokens = () => this.kept;
  saveTokens(tokens: StoredOAuthTokens) {
    this.kept = tokens;
  }
  redirectToAuthorization(url: URL) {
    this.opened.push(url);
  }
  saveCodeVerifier(verifier: string) {
    this.#verifier = verifier;
  }
  codeVerifier = () => this.#verifier;
  saveDiscoveryState(state: OAuthDiscoveryState) {
    this.#discovery = state;
  }
  discoveryState = () => this.#discovery;
}

/**
 * What a client asks with: it trusts the emulated login, and finds the public address of the endpoint at a port of this
 * machine, as if TLS ended in front of it.
 */
export function reaching(
  tenant: DemoTenant,
  resource: URL,
  port: number,
): { fetch: typeof fetch; close(): Promise<void> } {
  const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  return {
    fetch: (async (input: string | URL, init: RequestInit = {}) => {
      const url = new URL(input);
      if (url.host !== resource.host) return send(url, { ...init, dispatcher });
      const headers = new Headers(init.headers as Record<string, string>);
      headers.set('host', resource.host);
      return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, {
        ...(init as object),
        headers,
      });
    }) as typeof fetch,
    close: () => dispatcher.close(),
  };
}
