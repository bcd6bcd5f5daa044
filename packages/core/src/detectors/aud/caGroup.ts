import type { AffectedEntity } from '../../model';
import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { asText } from './auditValue';
import { sighting, targetEntity, utcDay } from './sighting';

/** Somebody was put into a group that Conditional Access leaves out. */
export const caGroup = auditDetector({
  id: 'aud.ca-group',
  title: 'A member was added to a group that policies leave out',
  severity: 'high',
  whyItMatters:
    'A policy is as strong as the groups it leaves out. Adding an account to one of them switches multifactor authentication off for it, and no policy changes that anyone would notice.',
  howToFix: [
    'Ask who added the member, and for how long it is meant.',
    'If nobody meant it: remove the member, and look at their sign-ins since.',
    'Let the groups that policies leave out be changed by few, as role-assignable groups are, and review who is in them.',
  ],
  falsePositives: [
    'An exception that was granted; acknowledge it with its end.',
    'Memberships that Privileged Identity Management activates for a while are named too: the policy does not hold meanwhile.',
    'Groups are those that enabled policies leave out now; a group that is nested in one of them is not looked at.',
    'A changed rule of a dynamic group is named whatever it says.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups',
    ],
  },
  needs: ['directoryAudits', 'conditionalAccessPolicies'],
  activities: ['add member to group', 'update group'],
  judge(audit, { tenant }) {
    const group = groupOf(audit);
    if (!group) return [];
    const policies = tenant.excludedFrom(group.id);
    if (!policies.length) return [];
    const rule = audit.change('MembershipRule');
    if (audit.activity === 'update group' && !rule) return [];
    const member =
      audit.activity === 'add member to group'
        ? audit.targets.find(({ id }) => id && id !== group.id)
        : undefined;
    return [
      sighting(audit, {
        key: `${group.id}:${member?.id ?? 'rule'}:${utcDay(audit.at)}`,
        statement: rule
          ? 'The rule of a dynamic group that policies leave out was changed.'
          : 'A member was added to a group that Conditional Access policies leave out.',
        affected: [
          targetEntity(member),
          group,
          ...policies.map((id): AffectedEntity => ({
            kind: 'conditionalAccessPolicy',
            id,
            label: id,
          })),
        ],
        facts: {
          policies: policies.length,
          ...(rule
            ? {
                oldRule: asText(rule.old) ?? null,
                newRule: asText(rule.new) ?? null,
              }
            : {}),
        },
      }),
    ];
  },
});

/** Beside a member, the group stands in the member's modified properties, and sometimes as a target of its own. */
export function groupOf(audit: Audit): AffectedEntity | undefined {
  const target = audit.target('group');
  const id = asText(audit.change('Group.ObjectID')?.new) ?? target?.id;
  return id === undefined
    ? undefined
    : {
        kind: 'group',
        id: id.toLowerCase(),
        label:
          asText(audit.change('Group.DisplayName')?.new) ?? target?.name ?? id,
      };
}
