import type { LoginAnswer } from './answer';
import { isAdministrator, type Visit } from './visit';
import type { AuthorizeInteraction } from './Interactions';
import type { ConsentQuestion } from './pages/consentPage';
import { permissionWords } from './permissionWords';
import { sendBack } from './sendBack';
import type { LoginState } from './state';

/** What the scopes stand for at this person: `/.default` is what was granted, or all that is registered at first. */
function wantedScopes(
  { scopes }: AuthorizeInteraction,
  { tenant, person }: Visit,
  { app, consents }: LoginState,
): string[] {
  if (!scopes.all) return scopes.graph;
  const granted = consents.delegated(tenant.id, person.objectId);
  return granted.length > 0 ? granted : [...app.required.delegated];
}

/** The page that must come before a code: none when everything was granted before. */
export function authorizeQuestion(
  interaction: AuthorizeInteraction,
  visit: Visit,
  state: LoginState,
): ConsentQuestion | 'approval' | undefined {
  const { tenant, person, account } = visit;
  const { consents, app, approval } = state;
  const wanted = wantedScopes(interaction, visit, state);
  const granted = new Set(consents.delegated(tenant.id, person.objectId));
  const missing = wanted.filter(
    scope => !granted.has(scope) && !consents.isWithheld(scope),
  );
  if (missing.length === 0 && interaction.prompt !== 'consent')
    return undefined;
  const administrator = isAdministrator(visit, 'delegated');
  const reserved =
    approval === 'asDocumented'
      ? missing.some(scope => permissionWords[scope]?.admin)
      : missing.length > 0;
  if (reserved && !administrator) return 'approval';
  return {
    appName: app.displayName,
    tenantName: tenant.displayName,
    username: account.username,
    permissions: [...wanted, ...interaction.scopes.openId],
    forOrganization: false,
    mayExtend: administrator,
  };
}

export function acceptAuthorize(
  interaction: AuthorizeInteraction,
  visit: Visit,
  forOrganization: boolean,
  state: LoginState,
): LoginAnswer {
  const whole = forOrganization && isAdministrator(visit, 'delegated');
  state.consents.addDelegated(
    visit.tenant.id,
    whole ? undefined : visit.person.objectId,
    wantedScopes(interaction, visit, state),
  );
  return finishAuthorize(interaction, visit, state);
}

export function finishAuthorize(
  interaction: AuthorizeInteraction,
  { person }: Visit,
  { grants }: LoginState,
): LoginAnswer {
  const { redirectUri, codeChallenge, nonce, scopes, clientInfo } = interaction;
  const code = grants.addCode({
    person,
    redirectUri,
    codeChallenge,
    nonce,
    openId: scopes.openId,
  });
  return sendBack(interaction, {
    code,
    ...(clientInfo ? { client_info: clientInfoOf(person) } : {}),
    session_state: crypto.randomUUID(),
  });
}

/** By this MSAL names an account: its object and tenant at home. */
export function clientInfoOf({ home }: Visit['person']): string {
  return Buffer.from(
    JSON.stringify({ uid: home.objectId, utid: home.tenantId }),
  ).toString('base64url');
}
