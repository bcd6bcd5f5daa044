import type { Severity } from '../../model';
import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { asText, unwrap } from './auditValue';
import { sighting, targetEntity, utcDay } from './sighting';

const newPartner = 'add a partner to cross-tenant access setting';
const delegated = ['add partner to company', 'set partnership'];
const changed = [
  'update a partner cross-tenant access setting',
  'update the company default cross-tenant access setting',
  'create a partner cross-tenant identity sync setting',
  'update a partner cross-tenant identity sync setting',
];

/** Another tenant was let in further than before. */
export const crossTenant = auditDetector({
  id: 'aud.cross-tenant',
  title: 'Cross-tenant access was opened',
  severity: 'high',
  whyItMatters:
    'Trusting another tenant’s multifactor authentication, letting it synchronize people in, or making it a partner lets in whoever holds that tenant. Intruders bring a tenant of their own.',
  howToFix: [
    'Ask who opened the access which organisation it is for, and check its tenant id with them.',
    'If nobody knows it: remove the partner, and the accounts that came from it.',
    'Name the partners, and leave the default closed.',
  ],
  falsePositives: [
    'A new partner of the organisation.',
    'A case with Microsoft’s support adds their tenant as a partner.',
    'Where the record does not hold the values before and after, the change is named as medium without saying whether it opens anything.',
    'Delegated administration of a reseller is written by two records, of which both are named once a day.',
  ],
  references: {
    mitre: ['T1199', 'T1484.002'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview',
    ],
  },
  needs: ['directoryAudits'],
  activities: [newPartner, ...delegated, ...changed],
  judge(audit) {
    const opened = changed.includes(audit.activity) ? openings(audit) : [];
    if (opened && !opened.length && changed.includes(audit.activity)) return [];
    const partner = partnerOf(audit);
    const severity: Severity = opened ? 'high' : 'medium';
    return [
      sighting(audit, {
        key: `${audit.activity === newPartner || delegated.includes(audit.activity) ? 'partner' : 'opened'}:${partner ?? audit.targets[0]?.id ?? 'default'}:${opened ? 'told' : 'untold'}:${utcDay(audit.at)}`,
        severity,
        statement: sentence(audit, opened),
        affected: [
          targetEntity(audit.target('policy')),
          ...(partner
            ? [{ kind: 'tenant' as const, id: partner, label: partner }]
            : []),
        ],
        facts: { partner: partner ?? null, opened: opened ?? null },
      }),
    ];
  },
});

function sentence(audit: Audit, opened: string[] | undefined): string {
  if (delegated.includes(audit.activity))
    return 'A partner was given delegated administration of the tenant.';
  if (audit.activity === newPartner)
    return 'Another tenant was made a partner in cross-tenant access.';
  return opened
    ? 'Another tenant was let in further than before.'
    : 'Settings for another tenant were changed, and the record does not say whether they let in more.';
}

function partnerOf(audit: Audit): string | undefined {
  return (
    asText(audit.change('tenantId')?.new) ?? audit.detail('tenantId')
  )?.toLowerCase();
}

/** Which inbound settings let in what they did not; undefined where the record holds no values that can be compared. */
function openings(audit: Audit): string[] | undefined {
  const settings = audit.targets
    .flatMap(({ changes }) => [...changes])
    .filter(
      ([name, change]) =>
        /inbound|trust|sync|consent|direct/.test(name) &&
        !/outbound/.test(name) &&
        change.new !== undefined &&
        change.new !== null,
    );
  if (!settings.length) return undefined;
  return settings.flatMap(([name, change]) => {
    const before = permits(change.old);
    return [...permits(change.new)]
      .filter(each => !before.has(each) && !/outbound/i.test(each))
      .map(each => `${name}${each ? `.${each}` : ''}`);
  });
}

/**
 * Paths of a setting that permit: flags that are true, and an access type of 1 (`allowed`; 2 is `blocked`).
 *
 * @see https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicytarget
 */
function permits(value: unknown, path = ''): Set<string> {
  const found = unwrap(value);
  if (found === true || /^true$/i.test(String(found))) return new Set([path]);
  if (
    /accesstype$/i.test(path) &&
    (found === 1 || /^(1|allowed)$/i.test(String(found)))
  )
    return new Set([path]);
  if (!found || typeof found !== 'object') return new Set();
  return new Set(
    Object.entries(found).flatMap(([name, each]) => [
      ...permits(each, path ? `${path}.${name}` : name),
    ]),
  );
}
