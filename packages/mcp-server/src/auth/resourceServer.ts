import type { Caller } from '@entra-posture/core';
import {
  getOAuthProtectedResourceMetadataUrl,
  OAuthMetadata,
  oauthMetadataResponse,
  requireBearerAuth,
} from '@modelcontextprotocol/server';
import { createRemoteJWKSet, customFetch } from 'jose';
import { fullScope, tokenVerifier } from './tokenVerifier';

/** The one scope that reading needs. */
export const READ = 'posture.read';

export interface ResourceServerOptions {
  /** The public address of the endpoint, as clients know it. */
  resource: URL;
  /** The authorization server; its metadata is read from there when the endpoint starts. */
  issuer: URL;
  audiences: readonly string[];
  fetch?: typeof fetch;
}

export interface ResourceServer {
  /** Answers what is asked before a token is there: which authorization server to go to. */
  metadata(request: Request): Response | undefined;
  /** Who calls, or the answer that says what to bring. */
  authorize(request: Request): Promise<Caller | Response>;
}

/**
 * An OAuth 2.1 resource server: it says where to sign in, and lets in whoever brings a token that was made for it.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc9728
 * @throws Error when the authorization server's metadata cannot be read
 */
export async function createResourceServer(
  options: ResourceServerOptions,
): Promise<ResourceServer> {
  const { resource, issuer, audiences } = options;
  const oauthMetadata = await discover(issuer, options.fetch ?? fetch);
  // Entra refuses a request without a scope, and takes bare ones for Graph's. Clients ask for what the challenge names,
  // and for what the metadata lists where it names nothing: both say the full name.
  const scope = fullScope(resource, READ);
  const gate = requireBearerAuth({
    verifier: tokenVerifier({
      issuer: oauthMetadata.issuer,
      resource,
      audiences,
      keys: createRemoteJWKSet(new URL(String(oauthMetadata.jwks_uri)), {
        ...(options.fetch ? { [customFetch]: options.fetch } : {}),
      }),
    }),
    requiredScopes: [scope],
    expectedResource: resource,
    resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(resource),
  });
  return {
    metadata: request =>
      oauthMetadataResponse(request, {
        oauthMetadata,
        resourceServerUrl: resource,
        scopesSupported: [scope],
        resourceName: 'Entra posture',
        dangerouslyAllowInsecureIssuerUrl: isLoopback(issuer),
      }),
    async authorize(request) {
      const result = await gate(request);
      return result instanceof Response
        ? result
        : (result.extra!.caller as Caller);
    },
  };
}

/**
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html
 * @see https://datatracker.ietf.org/doc/html/rfc8414
 */
async function discover(
  issuer: URL,
  request: typeof fetch,
): Promise<OAuthMetadata> {
  const base = issuer.href.replace(/\/$/, '');
  const addresses = [
    `${base}/.well-known/openid-configuration`,
    `${issuer.origin}/.well-known/oauth-authorization-server${issuer.pathname.replace(/\/$/, '')}`,
  ];
  const problems: string[] = [];
  for (const address of addresses) {
    try {
      const response = await request(address, {
        signal: AbortSignal.timeout(10_000),
      });
      const body: unknown = response.ok ? await response.json() : undefined;
      if (isMetadata(body)) return body;
      problems.push(`${address}: status ${response.status}`);
    } catch (error) {
      problems.push(`${address}: ${(error as Error).message}`);
    }
  }
  throw new Error(
    `The authorization server ${issuer.href} does not say how to sign in (${problems.join('; ')}). Check ENTRA_MCP_ISSUER and the network.`,
  );
}

function isMetadata(body: unknown): body is OAuthMetadata {
  const metadata = body as Partial<OAuthMetadata> | null;
  return (
    typeof metadata?.issuer === 'string' &&
    typeof metadata.authorization_endpoint === 'string' &&
    typeof metadata.token_endpoint === 'string' &&
    typeof metadata.jwks_uri === 'string'
  );
}

/** Plain HTTP is for trying it on one machine. */
function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
