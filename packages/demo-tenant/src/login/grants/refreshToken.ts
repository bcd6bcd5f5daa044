import { delegatedAnswer } from '../delegatedAnswer';
import { checkResource } from '../ExposedApi';
import { LoginRefusal } from '../refusal';
import { readScopes } from '../scopes';
import type { LoginState } from '../state';
import type { TokenAsk } from './TokenAsk';

/** @throws LoginRefusal 900144, 70000, 50173, 700082, 53003, 50020, 65001, 9010010 */
export async function refreshToken(
  { form, authority, app }: TokenAsk,
  state: LoginState,
): Promise<object> {
  const token = form.get('refresh_token');
  if (!token) {
    throw new LoginRefusal(
      900144,
      "The request body must contain the following parameter: 'refresh_token'.",
    );
  }
  const grant = state.grants.refresh(token);
  if (grant.app !== app) throw new LoginRefusal(70000);
  const { person } = grant;
  if (authority !== 'home' && authority.id !== person.tenantId) {
    throw new LoginRefusal(
      50020,
      `User account '${person.username}' does not exist in tenant '${authority.displayName}' and cannot access the application in that tenant.`,
      { error: 'invalid_grant' },
    );
  }
  if (state.blocked) throw new LoginRefusal(53003);
  const asked = form.get('scope')
    ? readScopes(form.get('scope'), {
        app,
        apis: state.apis,
        authority,
        oneResource: true,
      })
    : undefined;
  checkResource(form.get('resource'), asked ? asked.api : grant.api);
  return delegatedAnswer(
    grant,
    asked,
    { clientInfo: form.get('client_info') === '1' },
    state,
  );
}
