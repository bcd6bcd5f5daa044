import { defineCheck } from '../../model';
import {
  permissionHolders,
  permissionNames,
  permissionNeeds,
} from './permissionHolders';
import { principalRef } from './principals';

export const tier1Permission = defineCheck({
  id: 'app.tier1-permission',
  family: 'app',
  title: 'App with broad permissions over the tenant',
  severity: 'medium',
  whyItMatters:
    'The app changes the tenant broadly, or reads the mail, files or directory of everyone, without a person: whoever has its credential does so too.',
  howToFix: [
    'Replace the permission by the narrowest that does the work: a read-only one, Sites.Selected, or an application access policy for mailboxes.',
    'Remove permissions that the app does not use.',
  ],
  falsePositives: [
    'Security and inventory products, this one included, that read the whole directory for their work.',
    'Apps that also hold a more dangerous permission are named by app.tier0-permission only.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: ['https://learn.microsoft.com/graph/permissions-reference'],
  },
  needs: permissionNeeds,
  async evaluate(view) {
    const holders = await permissionHolders(view, ({ tier }) => tier <= 1);
    const broad = holders.filter(
      ({ permissions }) => permissions[0].tier === 1,
    );
    if (!broad.length)
      return { outcome: 'pass', evidence: { apps: holders.length } };
    return {
      outcome: 'fail',
      witnesses: broad.map(({ app, origin, permissions }) => {
        const names = permissionNames(permissions);
        return {
          key: app.id,
          statement: `An app holds ${names.join(', ')}.`,
          affected: [principalRef(app, { permissions: names })],
          facts: {
            permissions: names,
            because: permissions.map(({ why }) => why),
            foreign: origin === 'foreign',
          },
        };
      }),
    };
  },
});
