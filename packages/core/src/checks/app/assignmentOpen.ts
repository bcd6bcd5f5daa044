import { defineCheck, ServicePrincipal, Witness } from '../../model';
import { unsent, verdictOf } from '../verdictOf';
import { consentNeeds, consents } from './consents';
import { delegatedPermission } from './graphPermissions';
import {
  appOrigin,
  principalRef,
  principalsAmong,
  tenantIdOf,
} from './principals';

/** Whether everyone can sign in to it; undefined where Microsoft did not send it. */
function isOpen(app: ServicePrincipal): boolean | undefined {
  if (app.accountEnabled === false || app.appRoleAssignmentRequired)
    return false;
  return app.appRoleAssignmentRequired === false ? true : undefined;
}

export const assignmentOpen = defineCheck({
  id: 'app.assignment-open',
  family: 'app',
  title: 'Powerful app that anyone may sign in to',
  severity: 'low',
  whyItMatters:
    'What the app may do was consented to for everyone, and everyone may open it: each account that is stolen, or lured into it, lends it all that its person may change.',
  howToFix: [
    'In Enterprise applications, Properties, require assignment, and assign the people or groups who use the app.',
    'Look in the sign-in log who uses it before that: nobody else can sign in to it afterwards.',
  ],
  falsePositives: [
    'Apps that were chosen for everyone on purpose, such as an intranet.',
    'Apps that a Conditional Access policy blocks for all but a few.',
  ],
  references: {
    mitre: ['T1528'],
    urls: [
      'https://learn.microsoft.com/entra/identity-platform/howto-restrict-your-app-to-a-set-of-users',
      'https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
    ],
  },
  needs: consentNeeds,
  async evaluate(view) {
    const held = new Map<string, Set<string>>();
    for await (const { clientId, principalId, scopes } of consents(
      view,
      scope => delegatedPermission(scope) !== undefined,
    )) {
      if (principalId) continue;
      const known = held.get(clientId) ?? new Set<string>();
      for (const scope of scopes) known.add(scope);
      held.set(clientId, known);
    }
    const tenantId = await tenantIdOf(view);
    const witnesses: Witness[] = [];
    let missing = 0;
    let powerful = 0;
    for (const app of await principalsAmong(view, held)) {
      const origin = appOrigin(app, tenantId);
      if (origin === 'microsoft') continue;
      powerful += 1;
      const open = isOpen(app);
      if (open === undefined) missing += 1;
      if (!open) continue;
      const scopes = [...held.get(app.id)!].sort();
      witnesses.push({
        key: app.id,
        statement: `An app that may use ${scopes.join(', ')} in the name of everyone lets everyone sign in.`,
        affected: [
          principalRef(app, { scopes, appRoleAssignmentRequired: false }),
        ],
        facts: { scopes, foreign: origin === 'foreign' },
      });
    }
    return verdictOf(
      witnesses,
      unsent(
        'servicePrincipals',
        { missing, seen: powerful - missing },
        `Microsoft did not send of ${missing} apps whether people must be assigned to them.`,
      ),
      { powerfulApps: powerful },
    );
  },
});
