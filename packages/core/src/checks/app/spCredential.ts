import {
  defineCheck,
  selected,
  selection,
  Severity,
  Witness,
} from '../../model';
import {
  activeSecrets,
  appOrigin,
  principalRef,
  tenantIdOf,
} from './principals';

const withSecrets = selection('servicePrincipals', app =>
  app.passwordCredentials?.length ? app : undefined,
);

export const spCredential = defineCheck({
  id: 'app.sp-credential',
  family: 'app',
  title: 'Secret on a service principal',
  severity: 'critical',
  whyItMatters:
    'A secret here lets somebody in this tenant sign in as the app, also as one that another organisation or Microsoft made, and no page of the app registration shows it. It is a known way to stay.',
  howToFix: [
    'Find out from the audit log who added the secret, and delete it.',
    'Where the app is your own, keep its credentials on its registration.',
  ],
  falsePositives: [
    'Apps with SAML sign-on whose mode was never set: their signing certificate is listed as a secret too.',
    'Products that document a secret on the service principal.',
  ],
  references: {
    mitre: ['T1098.001'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
    ],
  },
  needs: ['servicePrincipals', 'organization'],
  async evaluate(view) {
    const tenantId = await tenantIdOf(view);
    const witnesses: Witness[] = [];
    for await (const app of selected(view, withSecrets)) {
      const secrets = activeSecrets(view.now, app);
      if (!secrets || app.preferredSingleSignOnMode === 'saml') continue;
      const origin = appOrigin(app, tenantId);
      const severity: Severity = origin === 'microsoft' ? 'critical' : 'high';
      const whose = {
        microsoft: 'Microsoft’s own app',
        foreign: 'another organisation’s app',
        tenant: 'an app',
      }[origin];
      witnesses.push({
        key: app.id,
        severity,
        statement: `The service principal of ${whose} has ${secrets === 1 ? 'a secret' : `${secrets} secrets`}.`,
        affected: [
          principalRef(app, {
            appOwnerOrganizationId: app.appOwnerOrganizationId ?? null,
          }),
        ],
        facts: { secrets, origin },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { secrets: 0 } };
  },
});
