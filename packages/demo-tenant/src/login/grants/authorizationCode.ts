import { createHash } from 'node:crypto';
import { delegatedAnswer } from '../delegatedAnswer';
import { checkResource } from '../ExposedApi';
import { LoginRefusal } from '../refusal';
import type { LoginState } from '../state';
import { readScopes } from '../scopes';
import type { TokenAsk } from './TokenAsk';

/** @throws LoginRefusal 900144, 70000, 54005, 70008, 700005, 50011, 501481, 53003, 9010010 */
export async function authorizationCode(
  { form, authority, app }: TokenAsk,
  state: LoginState,
): Promise<object> {
  const code = form.get('code');
  if (!code) {
    throw new LoginRefusal(
      900144,
      "The request body must contain the following parameter: 'code'.",
    );
  }
  const grant = state.grants.code(code);
  if (grant.app !== app) throw new LoginRefusal(70000);
  if (authority !== 'home' && authority.id !== grant.person.tenantId) {
    throw new LoginRefusal(
      700005,
      `The provided authorization code is intended to use against other tenant, thus rejected.`,
    );
  }
  if (form.get('redirect_uri') !== grant.redirectUri) {
    throw new LoginRefusal(
      50011,
      "The 'redirect_uri' does not match the one of the authorization request.",
      { error: 'invalid_grant' },
    );
  }
  const verifier = form.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (challenge !== grant.codeChallenge) throw new LoginRefusal(501481);
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
  // Nothing is awaited before this line: of two redemptions at the same time only one finds the code unspent.
  state.grants.spend(code);
  return delegatedAnswer(
    grant,
    asked,
    { nonce: grant.nonce, clientInfo: form.get('client_info') === '1' },
    state,
  );
}
