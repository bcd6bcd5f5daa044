import { defineCheck } from '../../model';
import { consentNeeds, consents } from './consents';
import { delegatedPermission, opensContent } from './graphPermissions';
import {
  appOrigin,
  principalRef,
  principalsAmong,
  tenantIdOf,
} from './principals';

export const allPrincipalsGrant = defineCheck({
  id: 'app.all-principals-grant',
  family: 'app',
  title: 'Dangerous consent in the name of everyone',
  severity: 'medium',
  whyItMatters:
    'The app acts with these permissions as anybody who opens it, administrators included, and nobody is asked again.',
  howToFix: [
    'Remove the scopes that the app does not need from the consent.',
    'Require assignment for the app and assign the people who use it.',
  ],
  falsePositives: [
    'Mail clients and office products that were chosen for everyone on purpose.',
  ],
  references: {
    mitre: ['T1528'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions',
    ],
  },
  needs: consentNeeds,
  async evaluate(view) {
    const held = new Map<string, Set<string>>();
    const dangerous = (scope: string) =>
      delegatedPermission(scope) !== undefined || opensContent(scope);
    for await (const { clientId, principalId, scopes } of consents(
      view,
      dangerous,
    )) {
      if (principalId) continue;
      const known = held.get(clientId) ?? new Set<string>();
      for (const scope of scopes) known.add(scope);
      held.set(clientId, known);
    }
    const tenantId = await tenantIdOf(view);
    const found = (await principalsAmong(view, held)).filter(
      app => appOrigin(app, tenantId) !== 'microsoft',
    );
    if (!found.length) return { outcome: 'pass', evidence: { apps: 0 } };
    return {
      outcome: 'fail',
      witnesses: found.map(app => {
        const scopes = [...held.get(app.id)!].sort();
        return {
          key: app.id,
          statement: `An app may use ${scopes.join(', ')} in the name of everyone.`,
          affected: [principalRef(app, { scopes })],
          facts: {
            scopes,
            because: scopes.flatMap(
              scope => delegatedPermission(scope)?.why ?? [],
            ),
            foreign: appOrigin(app, tenantId) === 'foreign',
          },
        };
      }),
    };
  },
});
