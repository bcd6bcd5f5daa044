const MAX_LENGTH = 8_192;

/**
 * What a claims challenge of Graph asks for: the JSON for the next request to the login, or nothing where the answer is
 * no challenge. Only an object is taken, for it goes into an address.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function challengedClaims(
  response: Response | undefined,
): string | undefined {
  if (response?.status !== 401 && response?.status !== 403) return undefined;
  const header = response.headers.get('www-authenticate') ?? '';
  const [, encoded] = /\bclaims="([^"]+)"/.exec(header) ?? [];
  if (!encoded || encoded.length > MAX_LENGTH) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    const claims: unknown = JSON.parse(text);
    return claims && typeof claims === 'object' && !Array.isArray(claims)
      ? text
      : undefined;
  } catch {
    // Not Microsoft's form: the refusal is told without it.
    return undefined;
  }
}
