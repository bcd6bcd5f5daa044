import { defineCheck } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

export const settings = defineCheck({
  id: 'spo.settings',
  family: 'spo',
  title:
    'SharePoint allows old sign-ins, foreign computers or endless sessions',
  severity: 'low',
  whyItMatters:
    'Old protocols know no second factor; a private computer that synchronises keeps the files when its owner leaves; a browser left open stays signed in.',
  howToFix: [
    'In the SharePoint admin centre, Policies, Access control, block apps that do not use modern authentication.',
    'There, turn on the sign-out of idle sessions, and allow synchronisation only on computers of your domains.',
  ],
  falsePositives: [
    'Synchronisation is limited by a Conditional Access policy for managed devices instead; idle sessions by one for the whole of Microsoft 365.',
  ],
  references: {
    cis: ['7.2.1', '1.3.2'],
    urls: [
      'https://learn.microsoft.com/sharepoint/control-access-from-unmanaged-devices',
      'https://learn.microsoft.com/graph/api/resources/sharepointsettings',
    ],
  },
  needs: ['sharePointSettings'],
  async evaluate(view) {
    const row = await onlyRow(view.rows('sharePointSettings'));
    const legacy = row?.isLegacyAuthProtocolsEnabled ?? undefined;
    const restricted = row?.isUnmanagedSyncAppForTenantRestricted ?? undefined;
    const signOut = row?.idleSessionSignOut?.isEnabled;
    const signsOut = typeof signOut === 'boolean' ? signOut : undefined;
    return judgeSettings('sharePointSettings', [
      {
        name: 'isLegacyAuthProtocolsEnabled',
        wrong: legacy,
        severity: 'low',
        statement:
          'Apps that know no modern authentication may sign in to SharePoint.',
        facts: { isLegacyAuthProtocolsEnabled: legacy ?? null },
      },
      {
        name: 'isUnmanagedSyncAppForTenantRestricted',
        wrong: restricted === undefined ? undefined : !restricted,
        severity: 'low',
        statement: 'Any computer may synchronise files, also a private one.',
        facts: { isUnmanagedSyncAppForTenantRestricted: restricted ?? null },
      },
      {
        name: 'idleSessionSignOut',
        wrong: signsOut === undefined ? undefined : !signsOut,
        severity: 'low',
        statement: 'A browser that nobody uses stays signed in.',
        facts: { idleSessionSignOut: row?.idleSessionSignOut ?? null },
      },
    ]);
  },
});
