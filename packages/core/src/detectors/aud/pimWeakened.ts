import type { Severity } from '../../model';
import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { added, asFlag, asText, words } from './auditValue';
import { roleEntity, roleOf } from './roleGrant';
import { sighting, utcDay } from './sighting';

const protections =
  /mfa|multi-?factor|approv|justif|ticket|authentication ?context|acrs|expir/i;
/** Names of rules in `enabledRules`. */
const rules = /^(MultiFactorAuthentication|Justification|Ticketing)$/i;
const takenAway =
  /\b(disabled|removed|turned off|not required|no longer required|unset)\b/i;

/** What guards the activation of a role, or tells of its misuse, was taken away. */
export const pimWeakened = auditDetector({
  id: 'aud.pim-weakened',
  title: 'Settings of PIM were weakened',
  severity: 'high',
  whyItMatters:
    'Multifactor authentication, approval, a reason and an early end are what stands between a stolen session and the role. Who means to come back takes them away first, and switches off the alert that would tell.',
  howToFix: [
    'Ask who changed the settings whether they meant it.',
    'If nobody did: put them back, and treat the account that changed them as taken over.',
    'Let few hold Privileged Role Administrator.',
  ],
  falsePositives: [
    'A change that was meant; acknowledge it with the reason.',
    'Privileged Identity Management does not always write what a setting was before. A change of a role that can take over the tenant is then named as medium without saying whether it is weaker, and one of any other role is not named.',
    'Changes for Azure resources are not judged.',
  ],
  references: {
    mitre: ['T1562'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-identity-management',
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings',
    ],
  },
  needs: ['directoryAudits'],
  activities: ['update role setting in pim', 'disable pim alert'],
  judge(audit, { tenant }) {
    if (audit.activity === 'disable pim alert')
      return [
        sighting(audit, {
          key: `alert:${alertOf(audit)}:${utcDay(audit.at)}`,
          statement: 'An alert of Privileged Identity Management was disabled.',
          affected: [],
          facts: { alert: alertOf(audit) },
        }),
      ];
    if (audit.category === 'resourcemanagement') return [];
    const role = roleOf(audit, tenant);
    const weakened = weakenings(audit);
    let severity: Severity | undefined;
    if (weakened.length) severity = 'high';
    else if (!strengthened(audit) && isStrongest(role)) severity = 'medium';
    if (!severity) return [];
    return [
      sighting(audit, {
        key: `${role.id ?? role.name ?? 'unnamed'}:${audit.action}`,
        severity,
        statement: weakened.length
          ? 'What guards the activation of a role was weakened.'
          : 'What guards the activation of a role was changed, and the record does not say whether it is weaker.',
        affected: [roleEntity(role)],
        facts: { role: role.name ?? null, tier: role.tier ?? null, weakened },
      }),
    ];
  },
});

function alertOf(audit: Audit): string {
  return audit.targets[0]?.name ?? audit.targets[0]?.id ?? 'unnamed';
}

/** A role that the record does not name may be the strongest. */
function isStrongest(role: ReturnType<typeof roleOf>): boolean {
  return role.tier === 0 || (!role.id && !role.name);
}

/** What is weaker now, by the sentence that PIM writes and by values before and after. */
function weakenings(audit: Audit): string[] {
  const told = audit.reason
    .split(/[.;\n]/)
    .filter(each => protections.test(each) && takenAway.test(each))
    .map(each => each.trim());
  const found = audit.targets.flatMap(({ changes }) =>
    [...changes].flatMap(([name, change]) => {
      if (
        protections.test(name) &&
        asFlag(change.old) === true &&
        asFlag(change.new) === false
      )
        return [`${name}: true → false`];
      const before = words(change.old).filter(each => rules.test(each));
      const lost = added(words(change.new), before);
      if (lost.length) return [`${name}: ${lost.join(', ')} removed`];
      const longer = hours(asText(change.new)) - hours(asText(change.old));
      return longer > 0
        ? [`${name}: ${asText(change.old)} → ${asText(change.new)}`]
        : [];
    }),
  );
  return [...new Set([...told, ...found])];
}

/** Whether the record says that something is asked for that was not. */
function strengthened(audit: Audit): boolean {
  if (
    /\b(enabled|required|turned on)\b/i.test(audit.reason) &&
    !takenAway.test(audit.reason)
  )
    return true;
  return audit.targets.some(({ changes }) =>
    [...changes].some(
      ([name, change]) =>
        protections.test(name) &&
        asFlag(change.old) === false &&
        asFlag(change.new) === true,
    ),
  );
}

/** Hours of an ISO 8601 duration; NaN for anything else, which is then neither longer nor shorter. */
function hours(duration: string | undefined): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(
    duration ?? '',
  );
  if (!parts) return NaN;
  const [, days = 0, ofDay = 0, minutes = 0] = parts;
  return Number(days) * 24 + Number(ofDay) + Number(minutes) / 60;
}
