import { LoginRefusal } from '../refusal';
import type { LoginState } from '../state';
import type { Authority } from '../tenants';

/** @throws LoginRefusal 50059, 1002012, 700016, 53003 */
export async function clientCredentials(
  form: URLSearchParams,
  authority: Authority,
  state: LoginState,
): Promise<object> {
  const { consents, app, tokens, tokenLifeSeconds, random } = state;
  // An application is at home nowhere: it must name the tenant.
  if (authority === 'home') throw new LoginRefusal(50059);
  const scope = form.get('scope');
  if (scope !== 'https://graph.microsoft.com/.default') {
    throw new LoginRefusal(1002012);
  }
  const roles = consents.application(authority.id);
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
      roles,
      principalId: random.guid('ownServicePrincipal', 0),
    }),
  };
}
