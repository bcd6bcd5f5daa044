import { defineCheck } from '../../model';
import { consentNeeds, consents } from './consents';
import { opensContent } from './graphPermissions';
import { permissionHolders, permissionNeeds } from './permissionHolders';
import {
  appOrigin,
  principalRef,
  principalsAmong,
  tenantIdOf,
} from './principals';

export const dataPermission = defineCheck({
  id: 'app.data-permission',
  family: 'app',
  title: 'Another organisation’s app reads mail, files or chats of everyone',
  severity: 'high',
  whyItMatters:
    'What people write and store leaves the tenant through an app whose security, staff and breaches are not yours to see.',
  howToFix: [
    'Limit mailboxes by role-based access control for applications, and sites by Sites.Selected.',
    'Take the permission back where the product is no longer used.',
  ],
  falsePositives: [
    'Backup, archive and mail security products under contract.',
    'Mailboxes narrowed by an application access policy, which Graph does not show.',
  ],
  references: {
    mitre: ['T1114.002', 'T1213.002'],
    urls: [
      'https://learn.microsoft.com/exchange/permissions-exo/application-rbac',
    ],
  },
  needs: [...new Set([...permissionNeeds, ...consentNeeds])],
  async evaluate(view) {
    const byItself = new Map(
      (await permissionHolders(view, ({ name }) => opensContent(name))).map(
        ({ app, permissions }) => [app.id, permissions.map(({ name }) => name)],
      ),
    );
    const asEveryone = new Map<string, string[]>();
    for await (const { clientId, principalId, scopes } of consents(
      view,
      opensContent,
    )) {
      if (principalId) continue;
      asEveryone.set(clientId, [
        ...new Set([...(asEveryone.get(clientId) ?? []), ...scopes]),
      ]);
    }
    const tenantId = await tenantIdOf(view);
    const found = (
      await principalsAmong(
        view,
        new Set([...byItself.keys(), ...asEveryone.keys()]),
      )
    ).filter(app => appOrigin(app, tenantId) === 'foreign');
    if (!found.length) return { outcome: 'pass', evidence: { apps: 0 } };
    return {
      outcome: 'fail',
      witnesses: found.map(app => {
        const permissions = byItself.get(app.id) ?? [];
        const scopes = asEveryone.get(app.id) ?? [];
        const all = [...new Set([...permissions, ...scopes])].sort();
        return {
          key: app.id,
          statement: `An app of another organisation holds ${all.join(', ')} for everyone.`,
          affected: [
            principalRef(app, {
              appOwnerOrganizationId: app.appOwnerOrganizationId ?? null,
            }),
          ],
          facts: { applicationPermissions: permissions, scopes },
        };
      }),
    };
  },
});
