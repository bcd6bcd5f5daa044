import type { AppRegistration } from './AppRegistration';
import { checkResource } from './ExposedApi';
import type {
  AdminConsentInteraction,
  AuthorizeInteraction,
} from './Interactions';
import { LoginRefusal } from './refusal';
import { readScopes } from './scopes';
import type { LoginState } from './state';
import { type Authority } from './tenants';

/** A wrong request whose answer may go back to the application. */
export class SentBack extends Error {
  constructor(
    readonly refusal: LoginRefusal,
    readonly to: {
      redirectUri: string;
      state?: string;
      responseMode: AuthorizeInteraction['responseMode'];
    },
  ) {
    super(refusal.message);
  }
}

/**
 * Nothing of a request is answered to an address that is not registered: the browser would carry it to whoever wrote the
 * link.
 * @throws LoginRefusal 700016, 900144, 50011
 */
function checkApplication(
  query: URLSearchParams,
  { apps }: LoginState,
): { app: AppRegistration; redirectUri: string } {
  const clientId = query.get('client_id');
  const app = apps.get(clientId ?? '');
  if (!app) {
    throw new LoginRefusal(
      700016,
      `Application with identifier '${clientId ?? ''}' was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    );
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (
    query.getAll('redirect_uri').length !== 1 ||
    !app.isRegistered(redirectUri)
  ) {
    throw new LoginRefusal(
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${app.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    );
  }
  return { app, redirectUri };
}

/** @throws LoginRefusal to be shown, SentBack to be sent back */
export function readAuthorize(
  query: URLSearchParams,
  authority: Authority,
  state: LoginState,
): AuthorizeInteraction {
  const { app, redirectUri } = checkApplication(query, state);
  const mode = query.get('response_mode') ?? 'query';
  const responseMode =
    mode === 'form_post' || mode === 'fragment' ? mode : 'query';
  const given = query.get('state') ?? undefined;
  const to = { redirectUri, state: given, responseMode } as const;
  try {
    if (mode !== responseMode) {
      throw new LoginRefusal(
        9002313,
        `Invalid request. '${mode}' is not a supported response_mode.`,
      );
    }
    const type = query.get('response_type');
    if (type !== 'code') {
      throw new LoginRefusal(
        type ? 700054 : 900144,
        type
          ? `response_type '${type}' is not enabled for the application.`
          : "The request body must contain the following parameter: 'response_type'.",
      );
    }
    const scopes = readScopes(query.get('scope'), {
      app,
      apis: state.apis,
      authority,
      oneResource: false,
    });
    checkResource(query.get('resource'), scopes.api);
    const prompt = query.get('prompt') ?? undefined;
    if (
      prompt &&
      !['login', 'none', 'consent', 'select_account'].includes(prompt)
    ) {
      throw new LoginRefusal(
        9002313,
        `Invalid request. '${prompt}' is not a supported prompt.`,
      );
    }
    return {
      kind: 'authorize',
      app,
      authority,
      ...to,
      scopes,
      prompt,
      codeChallenge: readChallenge(query),
      nonce: query.get('nonce') ?? undefined,
      loginHint: query.get('login_hint') ?? undefined,
      clientInfo: query.get('client_info') === '1',
    };
  } catch (error) {
    if (error instanceof LoginRefusal) throw new SentBack(error, to);
    throw error;
  }
}

/** The demo is stricter than Microsoft here: it takes no code flow without PKCE, and only S256. */
function readChallenge(query: URLSearchParams): string {
  const challenge = query.get('code_challenge') ?? '';
  if (!/^[\w.~-]{43,128}$/.test(challenge)) throw new LoginRefusal(50147);
  if (query.get('code_challenge_method') !== 'S256') {
    throw new LoginRefusal(
      9002313,
      "Invalid request. The code_challenge_method must be 'S256'.",
    );
  }
  return challenge;
}

/**
 * The address exists in two versions; only the second takes scopes, and must have them.
 * @throws LoginRefusal to be shown
 */
export function readAdminConsent(
  query: URLSearchParams,
  authority: Authority,
  name: string,
  version: 1 | 2,
  state: LoginState,
): AdminConsentInteraction {
  if (name.toLowerCase() === 'common') {
    throw new LoginRefusal(
      9002313,
      "Invalid request. Admin consent needs the tenant or 'organizations', not 'common'.",
    );
  }
  const { app, redirectUri } = checkApplication(query, state);
  return {
    kind: 'adminConsent',
    app,
    authority,
    redirectUri,
    state: query.get('state') ?? undefined,
    prompt: query.get('prompt') ?? undefined,
    loginHint: query.get('login_hint') ?? undefined,
    scopes:
      version === 2
        ? readScopes(query.get('scope'), {
            app,
            apis: state.apis,
            authority,
            oneResource: false,
          })
        : undefined,
  };
}
