import { clientInfoOf } from './authorize';
import type { RefreshGrant } from './Grants';
import { LoginRefusal } from './refusal';
import type { AskedScopes } from './scopes';
import type { LoginState } from './state';

/**
 * Tokens for a person. As Microsoft does, the access token carries all that was ever granted, not only what was asked for
 * this time; what was asked for and not granted is an error only when nothing of it was.
 * @param asked - undefined: what was asked for at the sign-in
 * @throws LoginRefusal 65001
 */
export async function delegatedAnswer(
  { person, openId, redirectUri }: RefreshGrant,
  asked: AskedScopes | undefined,
  options: { nonce?: string; clientInfo: boolean },
  state: LoginState,
): Promise<object> {
  const { consents, grants, tokens, app, tokenLifeSeconds } = state;
  const granted = consents.delegated(person.tenantId, person.objectId);
  const missing = (asked?.graph ?? []).filter(
    scope => !granted.includes(scope) && !consents.isWithheld(scope),
  );
  if (missing.length > 0) {
    throw new LoginRefusal(
      65001,
      `The user or administrator has not consented to use the application with ID '${app.clientId}' named '${app.displayName}'. Send an interactive authorization request for this user and resource.`,
    );
  }
  const scopes = [
    ...granted,
    ...openId.filter(each => each !== 'offline_access'),
  ];
  return {
    token_type: 'Bearer',
    scope: scopes.join(' '),
    expires_in: tokenLifeSeconds,
    ext_expires_in: tokenLifeSeconds,
    access_token: await tokens.sign({ scopes, person }),
    ...(openId.includes('offline_access')
      ? {
          refresh_token: grants.addRefreshToken({
            person,
            openId: [...openId],
            redirectUri,
          }),
        }
      : {}),
    ...(openId.includes('openid')
      ? { id_token: await tokens.signId(person, options.nonce) }
      : {}),
    ...(options.clientInfo ? { client_info: clientInfoOf(person) } : {}),
  };
}
