import { checkPrincipal, checkResource } from '../ExposedApi';
import { LoginRefusal } from '../refusal';
import type { LoginState } from '../state';
import type { TokenAsk } from './TokenAsk';

/**
 * A token without roles of an API that has given the application none: it is up to the API to refuse that.
 * @throws LoginRefusal 50059, 1002012, 9010010, 500011, 700016, 53003
 */
export async function clientCredentials(
  { form, authority, app }: TokenAsk,
  state: LoginState,
): Promise<object> {
  const { tokens, tokenLifeSeconds, random } = state;
  // An application is at home nowhere: it must name the tenant.
  if (authority === 'home') throw new LoginRefusal(50059);
  const scope = form.get('scope');
  const api = state.apis.find(
    each => scope === `${each.identifierUri}/.default`,
  );
  if (scope !== 'https://graph.microsoft.com/.default' && !api) {
    throw new LoginRefusal(1002012);
  }
  checkResource(form.get('resource'), api);
  checkPrincipal(api, authority);
  const roles = app.consents.application(authority.id);
  if (!roles) {
    throw new LoginRefusal(
      700016,
      `Application with identifier '${app.clientId}' was not found in the directory '${authority.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    );
  }
  if (state.blocked) throw new LoginRefusal(53003);
  return {
    token_type: 'Bearer',
    expires_in: tokenLifeSeconds,
    ext_expires_in: tokenLifeSeconds,
    access_token: await tokens.sign({
      tenantId: authority.id,
      appId: app.clientId,
      api,
      roles: api ? [] : roles,
      principalId: random.guid('ownServicePrincipal', 0),
    }),
  };
}
