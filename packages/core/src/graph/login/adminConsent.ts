import { LoginError } from '../loginError';
import { graphResource } from './clouds';

/**
 * Where an administrator consents to the application permissions of the app registration, for the whole tenant.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function adminConsentUrl(
  app: { clientId: string; loginOrigin: string; graphOrigin: string },
  request: {
    tenantId: string;
    redirectUri: string;
    state: string;
    /** Default: everything the registration lists. */
    scope?: string;
  },
): string {
  const url = new URL(
    `${new URL(app.loginOrigin).origin}/${encodeURIComponent(request.tenantId)}/v2.0/adminconsent`,
  );
  url.searchParams.set('client_id', app.clientId);
  url.searchParams.set('redirect_uri', request.redirectUri);
  url.searchParams.set(
    'scope',
    request.scope ?? `${graphResource(app.graphOrigin)}/.default`,
  );
  url.searchParams.set('state', request.state);
  return url.href;
}

/**
 * What the login's answer in the browser says when it refused, in a sentence of ours: anyone can write a text into an
 * address, so its own is not shown.
 */
export function loginRefusal(query: {
  error?: string;
  error_description?: string;
}): LoginError | undefined {
  // `admin_consent=True` stands beside errors as well: only the error decides.
  if (!query.error) return undefined;
  const text = query.error_description ?? '';
  if (query.error === 'access_denied' && !/AADSTS\d/.test(text)) {
    return new LoginError(
      'Consent was declined. Start again and accept, or ask an administrator.',
      undefined,
      { final: true },
    );
  }
  return LoginError.fromAnswer(query.error, text);
}
