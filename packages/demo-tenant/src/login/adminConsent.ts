import type { LoginAnswer } from './answer';
import { checkPrincipal, fullName, ofResource, wordsOf } from './ExposedApi';
import { isAdministrator, type Visit } from './visit';
import type { AdminConsentInteraction } from './Interactions';
import type { ConsentQuestion } from './pages/consentPage';
import { sendBack } from './sendBack';
import type { LoginState } from './state';

/** Application permissions come with `/.default` and in no other way. */
function wanted({ app, scopes }: AdminConsentInteraction): {
  application: readonly string[];
  delegated: readonly string[];
} {
  if (!scopes) return app.required;
  const { all, api, permissions } = scopes;
  if (!all) return { application: [], delegated: permissions };
  const ofApi = (names: readonly string[]) =>
    ofResource(names, api).map(name => fullName(name, api));
  return {
    application: ofApi(app.required.application),
    delegated: ofApi(app.required.delegated),
  };
}

/** @throws LoginRefusal 500011 */
export function adminQuestion(
  interaction: AdminConsentInteraction,
  visit: Visit,
  state: LoginState,
): ConsentQuestion | 'approval' {
  checkPrincipal(interaction.scopes?.api, visit.tenant);
  const { application, delegated } = wanted(interaction);
  const kind = application.length > 0 ? 'application' : 'delegated';
  if (!isAdministrator(visit, kind)) return 'approval';
  return {
    appName: interaction.app.displayName,
    tenantName: visit.tenant.displayName,
    username: visit.account.username,
    permissions: [...new Set([...application, ...delegated])].map(name => ({
      name,
      title: wordsOf(name, state.apis)?.title ?? name,
    })),
    forOrganization: true,
    mayExtend: false,
  };
}

export function acceptAdminConsent(
  interaction: AdminConsentInteraction,
  { tenant }: Visit,
): LoginAnswer {
  const { application, delegated } = wanted(interaction);
  const { consents } = interaction.app;
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
            .map(each =>
              each.includes('://')
                ? each
                : `https://graph.microsoft.com/${each}`,
            )
            .join(' '),
        }
      : {}),
  });
}
