import { defineCheck, Severity, Witness } from '../../model';
import { credentialHolders, DAY_MS, timeOf } from './credentials';
import {
  privilegedIfKnown,
  privilegedNeeds,
  privilegedUses,
} from './privilegedApps';

export const credentialLong = defineCheck({
  id: 'app.credential-long',
  family: 'app',
  title: 'App secret that lasts too long',
  severity: 'high',
  whyItMatters:
    'The longer a secret lives, the more copies of it there are, and the longer a lost one opens the app.',
  howToFix: [
    'Replace the secret by a managed identity or a federated credential, which nobody has to keep.',
    'Limit the lifetime of new secrets by an app management policy.',
  ],
  falsePositives: ['Secrets that are turned by a vault well before they end.'],
  references: {
    mitre: ['T1098.001'],
    scuba: ['MS.AAD.5.6v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies',
    ],
  },
  thresholds: {
    days: {
      value: 180,
      min: 1,
      max: 3650,
      unit: 'days',
      title: 'The longest that a secret may last',
    },
  },
  needs: ['applications', 'servicePrincipals'],
  uses: [
    ...privilegedNeeds.filter(need => need !== 'servicePrincipals'),
    ...privilegedUses,
  ],
  async evaluate(view) {
    const longestDays = view.threshold('days');
    const now = view.now.getTime();
    const privileged = await privilegedIfKnown(view);
    const byAppId = new Map(
      [...(privileged?.apps.values() ?? [])].map(({ app, holds }) => [
        app.appId,
        holds,
      ]),
    );
    const witnesses: Witness[] = [];
    let read = 0;
    for await (const { id, appId, ref, secrets } of credentialHolders(view)) {
      read += secrets.length;
      const long = secrets.flatMap(({ keyId, startDateTime, endDateTime }) => {
        const start = timeOf(startDateTime);
        const end = timeOf(endDateTime);
        if (start === undefined || end === undefined || end <= now) return [];
        const days = Math.round((end - start) / DAY_MS);
        return days > longestDays ? [{ keyId, endDateTime, days }] : [];
      });
      if (!long.length) continue;
      const holds = byAppId.get(appId);
      const severity: Severity = holds ? 'high' : 'medium';
      const most = Math.max(...long.map(({ days }) => days));
      witnesses.push({
        key: id,
        severity,
        statement: `An app${holds ? ` that holds ${holds.join(', ')}` : ''} has a secret that lasts ${most} days; ${longestDays} are the most.`,
        affected: [ref],
        facts: {
          secrets: long,
          // Null: it could not be read what apps hold.
          holds: privileged ? (holds ?? []) : null,
        },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : {
          outcome: 'pass',
          evidence: { secrets: read, certificates: 'not read' },
        };
  },
});
