import type { LoginAnswer } from './answer';
import { isAdministrator, type Visit } from './visit';
import type { AdminConsentInteraction } from './Interactions';
import type { ConsentQuestion } from './pages/consentPage';
import { sendBack } from './sendBack';
import type { LoginState } from './state';

/** Application permissions come with `/.default` and in no other way. */
function wanted(
  { scopes }: AdminConsentInteraction,
  { app }: LoginState,
): { application: readonly string[]; delegated: readonly string[] } {
  return !scopes || scopes.all
    ? app.required
    : { application: [], delegated: scopes.graph };
}

export function adminQuestion(
  interaction: AdminConsentInteraction,
  visit: Visit,
  state: LoginState,
): ConsentQuestion | 'approval' {
  const { application, delegated } = wanted(interaction, state);
  const kind = application.length > 0 ? 'application' : 'delegated';
  if (!isAdministrator(visit, kind)) return 'approval';
  return {
    appName: state.app.displayName,
    tenantName: visit.tenant.displayName,
    username: visit.account.username,
    permissions: [...new Set([...application, ...delegated])],
    forOrganization: true,
    mayExtend: false,
  };
}

export function acceptAdminConsent(
  interaction: AdminConsentInteraction,
  { tenant }: Visit,
  state: LoginState,
): LoginAnswer {
  const { application, delegated } = wanted(interaction, state);
  const { consents } = state;
  // The first consent of a tenant makes the service principal there, with or without application permissions.
  consents.addApplication(tenant.id, application);
  consents.addDelegated(tenant.id, undefined, delegated);
  const granted = [...new Set([...application, ...delegated])].filter(
    each => !consents.isWithheld(each),
  );
  return sendBack(interaction, {
    admin_consent: 'True',
    tenant: tenant.id,
    ...(interaction.scopes
      ? {
          scope: granted
            .map(each => `https://graph.microsoft.com/${each}`)
            .join(' '),
        }
      : {}),
  });
}
