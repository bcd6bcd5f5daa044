import type { LoginState } from './state';
import type { Authority } from './tenants';

/** @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc */
export function discovery(
  name: string,
  authority: Authority,
  { origin }: LoginState,
): object {
  const tenant = authority === 'home' ? name : authority.id;
  const base = `${origin()}/${tenant}`;
  return {
    // Who signs in is not known yet, so that Microsoft leaves a gap where the tenant will be.
    issuer:
      authority === 'home' ? `${origin()}/{tenantid}/v2.0` : `${base}/v2.0`,
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
