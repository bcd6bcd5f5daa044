import type { Tokens } from './tokens';

export interface LoginSettings {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  origin(): string;
  tokenLifeSeconds: number;
  granted(): string[];
}

export interface LoginAnswer {
  status: number;
  body: object;
}

/** A refusal in the login's form. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function refusal(
  status: number,
  error: string,
  code: number,
  text: string,
): LoginAnswer {
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${crypto.randomUUID()} Correlation ID: ${crypto.randomUUID()} Timestamp: ${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`,
      error_codes: [code],
      timestamp: new Date().toISOString(),
      trace_id: crypto.randomUUID(),
      correlation_id: crypto.randomUUID(),
    },
  };
}

/** The tenant may be named by its id or by a verified domain. */
const names = ['contoso.example', 'contoso.onmicrosoft.example'];

/** Discovery, keys and the client credentials grant. `undefined`: no address of the login. */
export async function serveLogin(
  path: string,
  method: string,
  form: URLSearchParams,
  settings: LoginSettings,
  tokens: Tokens,
): Promise<LoginAnswer | undefined> {
  const found =
    /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|discovery\/v2\.0\/keys|oauth2\/v2\.0\/token)$/.exec(
      path,
    );
  if (!found) return undefined;
  const [, tenant, what] = found;
  if (tenant !== settings.tenantId && !names.includes(tenant)) {
    return refusal(
      400,
      'invalid_tenant',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    );
  }
  if (what.startsWith('v2.0'))
    return { status: 200, body: discovery(settings) };
  if (what.startsWith('discovery')) return { status: 200, body: tokens.jwks() };
  if (method !== 'POST')
    return refusal(
      400,
      'invalid_request',
      900561,
      'The endpoint only accepts POST requests.',
    );
  return grant(form, settings, tokens);
}

function discovery({ tenantId, origin }: LoginSettings): object {
  const base = `${origin()}/${tenantId}`;
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    response_types_supported: [
      'code',
      'id_token',
      'code id_token',
      'id_token token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'tid'],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  };
}

async function grant(
  form: URLSearchParams,
  settings: LoginSettings,
  tokens: Tokens,
): Promise<LoginAnswer> {
  if (form.get('grant_type') !== 'client_credentials') {
    return refusal(
      400,
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${form.get('grant_type')}'.`,
    );
  }
  const client = form.get('client_id');
  if (client !== settings.clientId) {
    return refusal(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${client}' was not found in the directory 'Contoso (demo)'.`,
    );
  }
  const secret = form.get('client_secret');
  if (!secret) {
    return refusal(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (secret !== settings.clientSecret) {
    return refusal(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client}'.`,
    );
  }
  if (form.get('scope') !== 'https://graph.microsoft.com/.default') {
    return refusal(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
    );
  }
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: settings.tokenLifeSeconds,
      ext_expires_in: settings.tokenLifeSeconds,
      access_token: await tokens.sign({ roles: settings.granted() }),
    },
  };
}
