import { defineCheck, Witness } from '../../model';
import { credentialHolders, DAY_MS, timeOf } from './credentials';

export const credentialExpiry = defineCheck({
  id: 'app.credential-expiry',
  family: 'app',
  title: 'App secret has expired or expires soon',
  severity: 'low',
  whyItMatters:
    'The day a secret ends the app stops. Expired ones hide which are in use, and tell that nobody looks after the app.',
  howToFix: [
    'Add the new credential, deploy it, then delete the old one.',
    'Delete expired secrets; delete apps that nobody misses.',
  ],
  falsePositives: [
    'Apps whose new credential is already deployed while the old one runs out.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/monitoring-health/recommendation-renew-expiring-application-credential',
    ],
  },
  thresholds: {
    days: {
      value: 30,
      min: 1,
      max: 365,
      unit: 'days',
      title: 'Before its end, a secret is told of',
    },
  },
  needs: ['applications', 'servicePrincipals'],
  async evaluate(view) {
    const soonDays = view.threshold('days');
    const now = view.now.getTime();
    const witnesses: Witness[] = [];
    let read = 0;
    for await (const { id, ref, secrets } of credentialHolders(view)) {
      read += secrets.length;
      const ends = secrets.flatMap(({ keyId, endDateTime }) => {
        const at = timeOf(endDateTime);
        return at === undefined ? [] : [{ keyId, endDateTime, at }];
      });
      const expired = ends.filter(({ at }) => at <= now);
      const soon = ends.filter(
        ({ at }) => at > now && at <= now + soonDays * DAY_MS,
      );
      if (!expired.length && !soon.length) continue;
      const others = secrets.length - expired.length - soon.length;
      const what = [
        expired.length ? `${expired.length} expired` : '',
        soon.length
          ? `${soon.length} that ${soon.length === 1 ? 'ends' : 'end'} within ${soonDays} days`
          : '',
      ].filter(Boolean);
      witnesses.push({
        key: id,
        statement: `Of an app’s secrets there ${expired.length + soon.length === 1 ? 'is' : 'are'} ${what.join(' and ')}; ${others || 'no'} other${others === 1 ? '' : 's'} can replace ${expired.length + soon.length === 1 ? 'it' : 'them'}.`,
        affected: [ref],
        facts: {
          expired: expired.map(({ keyId, endDateTime }) => ({
            keyId,
            endDateTime,
          })),
          soon: soon.map(({ keyId, endDateTime }) => ({ keyId, endDateTime })),
          others,
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
