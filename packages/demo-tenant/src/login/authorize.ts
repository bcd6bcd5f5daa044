import type { LoginAnswer } from './answer';
import { checkPrincipal, fullName, ofResource, wordsOf } from './ExposedApi';
import { isAdministrator, type Visit } from './visit';
import type { AuthorizeInteraction } from './Interactions';
import type { ConsentQuestion } from './pages/consentPage';
import { sendBack } from './sendBack';
import type { LoginState } from './state';

/** What the scopes stand for at this person: `/.default` is what was granted, or all that is registered at first. */
function wantedScopes(
  { app, scopes }: AuthorizeInteraction,
  { tenant, person }: Visit,
): string[] {
  if (!scopes.all) return scopes.permissions;
  const granted = ofResource(
    app.consents.delegated(tenant.id, person.objectId),
    scopes.api,
  );
  const wanted =
    granted.length > 0
      ? granted
      : ofResource(app.required.delegated, scopes.api);
  return wanted.map(name => fullName(name, scopes.api));
}

/**
 * The page that must come before a code: none when everything was granted before.
 * @throws LoginRefusal 500011
 */
export function authorizeQuestion(
  interaction: AuthorizeInteraction,
  visit: Visit,
  state: LoginState,
): ConsentQuestion | 'approval' | undefined {
  const { tenant, person, account } = visit;
  const { apis, approval } = state;
  const { app } = interaction;
  const { consents } = app;
  checkPrincipal(interaction.scopes.api, tenant);
  const wanted = wantedScopes(interaction, visit);
  const granted = new Set(consents.delegated(tenant.id, person.objectId));
  const missing = wanted.filter(
    scope => !granted.has(scope) && !consents.isWithheld(scope),
  );
  if (missing.length === 0 && interaction.prompt !== 'consent')
    return undefined;
  const administrator = isAdministrator(visit, 'delegated');
  const reserved =
    approval === 'asDocumented'
      ? missing.some(scope => wordsOf(scope, apis)?.admin)
      : missing.length > 0;
  if (reserved && !administrator) return 'approval';
  return {
    appName: app.displayName,
    tenantName: tenant.displayName,
    username: account.username,
    permissions: [...wanted, ...interaction.scopes.openId].map(name => ({
      name,
      title: wordsOf(name, apis)?.title ?? name,
    })),
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
  interaction.app.consents.addDelegated(
    visit.tenant.id,
    whole ? undefined : visit.person.objectId,
    wantedScopes(interaction, visit),
  );
  return finishAuthorize(interaction, visit, state);
}

export function finishAuthorize(
  interaction: AuthorizeInteraction,
  { person }: Visit,
  { grants }: LoginState,
): LoginAnswer {
  const { app, redirectUri, codeChallenge, nonce, scopes, clientInfo } =
    interaction;
  const code = grants.addCode({
    app,
    api: scopes.api,
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
