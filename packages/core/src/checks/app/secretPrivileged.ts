import { defineCheck, Witness } from '../../model';
import { activeSecrets, principalRef, registrationsOf } from './principals';
import {
  privilegedApps,
  privilegedNeeds,
  privilegedUses,
} from './privilegedApps';

export const secretPrivileged = defineCheck({
  id: 'app.secret-privileged',
  family: 'app',
  title: 'Privileged app that signs in with a client secret',
  severity: 'high',
  whyItMatters:
    'A secret is a password that is copied into pipelines and files and never asks for a second factor. Here it opens the tenant.',
  howToFix: [
    'Let the app sign in by a managed identity, a federated credential, or a certificate whose key cannot be exported.',
    'Then delete the secret.',
  ],
  falsePositives: [
    'A secret that is kept in a vault and turned often; it can still be read where the app runs.',
  ],
  references: {
    mitre: ['T1552'],
    urls: [
      'https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration',
    ],
  },
  needs: [...privilegedNeeds, 'applications'],
  uses: privilegedUses,
  async evaluate(view) {
    const { apps, gaps } = await privilegedApps(view);
    const registrations = await registrationsOf(
      view,
      [...apps.values()].map(({ app }) => app),
    );
    const witnesses = [...apps.values()].flatMap(
      ({ app, holds, tier }): Witness[] => {
        const secrets = activeSecrets(
          view.now,
          app,
          registrations.get(app.appId ?? ''),
        );
        return secrets
          ? [
              {
                key: app.id,
                statement: `An app that holds ${holds.join(', ')} signs in with ${secrets === 1 ? 'a client secret' : `${secrets} client secrets`}.`,
                affected: [principalRef(app, { secrets })],
                facts: { holds, tier, secrets },
              },
            ]
          : [];
      },
    );
    if (witnesses.length) return { outcome: 'fail', witnesses };
    return gaps.length
      ? { outcome: 'unknown', because: gaps }
      : { outcome: 'pass', evidence: { privilegedApps: apps.size } };
  },
});
