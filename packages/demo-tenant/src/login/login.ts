import { SESSION_COOKIE, type LoginAnswer } from './answer';
import { authenticateClient } from './clientAuthentication';
import { discovery } from './discovery';
import { authorizationCode } from './grants/authorizationCode';
import { clientCredentials } from './grants/clientCredentials';
import { refreshToken } from './grants/refreshToken';
import { answerStep, beginInteraction } from './interact';
import { serveManagedIdentity } from './managedIdentity';
import { readAdminConsent, readAuthorize, SentBack } from './openInteraction';
import { refusalPage } from './pages/refusalPage';
import { LoginRefusal, refusalBody } from './refusal';
import { sendRefusalBack } from './sendBack';
import type { LoginState } from './state';
import { findAuthority, type Authority } from './tenants';

/** A request to the login. */
export interface LoginRequest {
  method: string;
  url: URL;
  body: string;
  header(name: string): string | undefined;
}

const grantTypes = {
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  client_credentials: clientCredentials,
};

const addresses =
  /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|discovery\/v2\.0\/keys|oauth2\/v2\.0\/token|oauth2\/v2\.0\/authorize|v2\.0\/adminconsent|adminconsent)$/;

/** `undefined`: no address of the login. */
export async function serveLogin(
  request: LoginRequest,
  state: LoginState,
): Promise<LoginAnswer | undefined> {
  const { pathname, searchParams } = request.url;
  if (pathname === '/msi/token') {
    return serveManagedIdentity(
      searchParams,
      request.header('x-identity-header'),
      state,
    );
  }
  const step = /^\/demo-login\/(account|consent|approval|back)$/.exec(
    pathname,
  )?.[1];
  if (step && request.method === 'POST')
    return answerStep(step, new URLSearchParams(request.body), state);
  const found = addresses.exec(pathname);
  if (!found) return undefined;
  const [, name, what] = found;
  return what.endsWith('authorize') || what.endsWith('adminconsent')
    ? serveBrowser(name, what, request, state)
    : serveClient(name, what, request, state);
}

function serveBrowser(
  name: string,
  what: string,
  request: LoginRequest,
  state: LoginState,
): LoginAnswer {
  const query =
    request.method === 'POST'
      ? new URLSearchParams(request.body)
      : request.url.searchParams;
  try {
    const authority = findAuthority(name, state.tenants);
    const interaction = what.endsWith('authorize')
      ? readAuthorize(query, authority, state)
      : readAdminConsent(
          query,
          authority,
          name,
          what.startsWith('v2.0') ? 2 : 1,
          state,
        );
    const cookie = new RegExp(`(?:^|; )${SESSION_COOKIE}=([\\w-]+)`).exec(
      request.header('cookie') ?? '',
    )?.[1];
    return beginInteraction(
      interaction,
      state.interactions.session(cookie),
      state,
    );
  } catch (error) {
    if (error instanceof SentBack)
      return sendRefusalBack(error.to, error.refusal);
    if (error instanceof LoginRefusal)
      return { kind: 'page', status: 400, html: refusalPage(error) };
    throw error;
  }
}

async function serveClient(
  name: string,
  what: string,
  request: LoginRequest,
  state: LoginState,
): Promise<LoginAnswer> {
  try {
    const authority = findAuthority(name, state.tenants);
    let body: object;
    if (what.startsWith('v2.0')) body = discovery(name, authority, state);
    else if (what.startsWith('discovery')) body = state.tokens.jwks();
    else body = await grant(name, authority, request, state);
    return { kind: 'json', status: 200, body };
  } catch (error) {
    if (error instanceof LoginRefusal)
      return {
        kind: 'json',
        status: error.status,
        body: refusalBody(error, state.now()),
      };
    throw error;
  }
}

/** @throws LoginRefusal */
async function grant(
  name: string,
  authority: Authority,
  request: LoginRequest,
  state: LoginState,
): Promise<object> {
  if (request.method !== 'POST') throw new LoginRefusal(900561);
  const form = new URLSearchParams(request.body);
  const type = form.get('grant_type');
  const serve = Object.hasOwn(grantTypes, type ?? '')
    ? grantTypes[type as keyof typeof grantTypes]
    : undefined;
  if (!serve) {
    throw new LoginRefusal(
      70003,
      `The app requested an unsupported grant type '${type}'.`,
    );
  }
  state.failures.check('token');
  const base = `${state.origin()}/${name}`;
  const audiences = [
    `${base}/oauth2/v2.0/token`,
    `${base}/v2.0`,
    ...(authority === 'home'
      ? []
      : [`${state.origin()}/${authority.id}/oauth2/v2.0/token`]),
  ];
  const app = await authenticateClient(
    { form, authorization: request.header('authorization'), audiences },
    state,
  );
  return serve({ form, authority, app }, state);
}
