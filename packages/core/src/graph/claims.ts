/**
 * The permissions an access token claims: application roles, or the scopes of a signed-in person. A hint only: Graph's
 * answers decide. The token is for Graph, so its signature is not this product's to verify.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function claimedPermissions(accessToken: string): string[] | undefined {
  const [, payload] = accessToken.split('.');
  if (!payload) return undefined;
  try {
    const { roles, scp } = JSON.parse(
      Buffer.from(payload, 'base64url').toString('utf8'),
    ) as { roles?: unknown; scp?: unknown };
    if (Array.isArray(roles))
      return roles.filter(each => typeof each === 'string');
    return typeof scp === 'string' ? scp.split(' ') : undefined;
  } catch {
    // Microsoft may encrypt or change the format: then there is no hint.
    return undefined;
  }
}
