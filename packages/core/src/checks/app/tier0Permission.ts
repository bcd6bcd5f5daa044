import { defineCheck, Severity, Witness } from '../../model';
import {
  permissionHolders,
  permissionNames,
  permissionNeeds,
} from './permissionHolders';
import { activeSecrets, principalRef, registrationsOf } from './principals';

export const tier0Permission = defineCheck({
  id: 'app.tier0-permission',
  family: 'app',
  title: 'App that can take over the tenant',
  severity: 'critical',
  whyItMatters:
    'With such a permission an app makes itself or anybody Global Administrator, or switches off the controls of sign-in. It asks no person and no second factor.',
  howToFix: [
    'Take the permission back and grant the one the app’s work needs; many have a narrower form, such as Application.ReadWrite.OwnedBy.',
    'If it must stay: no client secret, no ordinary owners, and a Conditional Access policy for workload identities.',
  ],
  falsePositives: [
    'Infrastructure automation, provisioning and backup products that document the permission they need; they are as dangerous, and to be guarded like a Global Administrator.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/graph/permissions-reference',
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
    ],
  },
  needs: [...permissionNeeds, 'applications'],
  async evaluate(view) {
    const holders = await permissionHolders(view, ({ tier }) => tier === 0);
    if (!holders.length) return { outcome: 'pass', evidence: { apps: 0 } };
    const registrations = await registrationsOf(
      view,
      holders.map(({ app }) => app),
    );
    return {
      outcome: 'fail',
      witnesses: holders.map(({ app, origin, permissions }): Witness => {
        const secrets = activeSecrets(
          view.now,
          app,
          registrations.get(app.appId ?? ''),
        );
        const foreign = origin === 'foreign';
        const severity: Severity = foreign || secrets ? 'critical' : 'high';
        const names = permissionNames(permissions);
        const how = [
          secrets ? 'signs in with a client secret' : '',
          foreign ? 'belongs to another organisation' : '',
        ].filter(Boolean);
        return {
          key: app.id,
          severity,
          statement: `An app holds ${names.join(', ')}${how.length ? ` and ${how.join(' and ')}` : ''}.`,
          affected: [principalRef(app, { permissions: names })],
          facts: {
            permissions: names,
            because: permissions.map(({ why }) => why),
            secrets,
            foreign,
          },
        };
      }),
    };
  },
});
