import { clientInfoOf } from './authorize';
import { fullName, ofResource } from './ExposedApi';
import type { RefreshGrant } from './Grants';
import { LoginRefusal } from './refusal';
import type { AskedScopes } from './scopes';
import type { LoginState } from './state';

/**
 * Tokens for a person, for one resource. As Microsoft does, the access token carries all that was ever granted of it, not
 * only what was asked for this time; what was asked for and not granted is an error only when nothing of it was.
 * @param asked - undefined: what was asked for at the sign-in
 * @throws LoginRefusal 65001
 */
export async function delegatedAnswer(
  { app, api: atSignIn, person, openId, redirectUri }: RefreshGrant,
  asked: AskedScopes | undefined,
  options: { nonce?: string; clientInfo: boolean },
  state: LoginState,
): Promise<object> {
  const { grants, tokens, tokenLifeSeconds } = state;
  const { consents } = app;
  const api = asked ? asked.api : atSignIn;
  const consented = consents.delegated(person.tenantId, person.objectId);
  const granted = ofResource(consented, api);
  const missing = (asked?.permissions ?? []).filter(
    scope => !consented.includes(scope) && !consents.isWithheld(scope),
  );
  if (missing.length > 0 || (api && granted.length === 0)) {
    throw new LoginRefusal(
      65001,
      `The user or administrator has not consented to use the application with ID '${app.clientId}' named '${app.displayName}'. Send an interactive authorization request for this user and resource.`,
    );
  }
  // About the sign-in a token of Graph says more; one of another API carries what is the API's alone.
  const scopes = api
    ? granted
    : [...granted, ...openId.filter(each => each !== 'offline_access')];
  return {
    token_type: 'Bearer',
    scope: scopes.map(name => fullName(name, api)).join(' '),
    expires_in: tokenLifeSeconds,
    ext_expires_in: tokenLifeSeconds,
    access_token: await tokens.sign({
      appId: app.clientId,
      scopes,
      person,
      api,
    }),
    ...(openId.includes('offline_access')
      ? {
          refresh_token: grants.addRefreshToken({
            app,
            api: atSignIn,
            person,
            openId: [...openId],
            redirectUri,
          }),
        }
      : {}),
    ...(openId.includes('openid')
      ? { id_token: await tokens.signId(person, app.clientId, options.nonce) }
      : {}),
    ...(options.clientInfo ? { client_info: clientInfoOf(person) } : {}),
  };
}
