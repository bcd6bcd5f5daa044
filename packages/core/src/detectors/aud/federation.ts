import type { Severity } from '../../model';
import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { asText } from './auditValue';
import { sighting, utcDay } from './sighting';

const federated = 'set federation settings on domain';
const converted = 'set domain authentication';

/** A domain signs people in elsewhere now, or a new one belongs to the tenant. */
export const federation = auditDetector({
  id: 'aud.federation',
  title: 'Federation or a domain was changed',
  severity: 'critical',
  whyItMatters:
    'Whoever a domain is federated with may say who signs in: an intruder with a signing certificate of their own is anyone they like, with every factor satisfied.',
  howToFix: [
    'Ask who changed the domain, and compare its issuer and signing certificates with those of the federation server.',
    'If nobody meant it: convert the domain back to managed, revoke all sessions of its people, and treat the account that changed it as taken over.',
    'Let few hold Domain Name Administrator, Hybrid Identity Administrator and Global Administrator.',
  ],
  falsePositives: [
    'The yearly renewal of a federation server’s signing certificate.',
    'A migration to or from a federation server; from federated to managed is not named.',
    'A domain of the organisation’s own that is verified for the first time.',
  ],
  references: {
    mitre: ['T1484.002'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-monitor-federation-changes',
    ],
  },
  needs: ['directoryAudits'],
  uses: ['organization'],
  activities: [federated, converted, 'verify domain', 'add verified domain'],
  judge(audit, { tenant }) {
    const judged = judgeDomain(audit);
    if (!judged) return [];
    const domain = domainOf(audit);
    return [
      sighting(audit, {
        key: `${domain}:${judged.what}:${utcDay(audit.at)}`,
        severity: judged.severity,
        statement: judged.statement,
        affected: [
          {
            kind: 'tenant',
            id: tenant.tenantId ?? domain,
            label: domain,
            facts: { domain },
          },
        ],
        facts: { domain, change: judged.what },
      }),
    ];
  },
});

function judgeDomain(
  audit: Audit,
): { severity: Severity; what: string; statement: string } | undefined {
  if (audit.activity === federated)
    return {
      severity: 'critical',
      what: 'federation',
      statement: 'The federation of a domain was set.',
    };
  if (audit.activity !== converted)
    return {
      severity: 'medium',
      what: 'verified',
      statement: 'A domain was verified for the tenant.',
    };
  const change = audit.change('LiveType');
  const after = asText(change?.new);
  // What it was converted to is not always told, and may then be the worse.
  return after !== undefined && !/federated/i.test(after)
    ? undefined
    : {
        severity: 'critical',
        what: 'federation',
        statement: after
          ? 'A domain was converted to be federated.'
          : 'The way a domain signs people in was changed, and the record does not say to which.',
      };
}

function domainOf(audit: Audit): string {
  const [target] = audit.targets;
  return (target?.name ?? target?.id ?? 'unnamed').toLowerCase();
}
