import { activityList, actorUses, auditDetector } from './auditDetector';
import { grantOf, roleEntity } from './roleGrant';
import { sighting, targetEntity, utcDay } from './sighting';

/** A powerful role was given past Privileged Identity Management: it stands, and nobody approved it. */
export const roleOutsidePim = auditDetector({
  id: 'aud.role-outside-pim',
  title: 'A privileged role was given outside PIM',
  severity: 'high',
  whyItMatters:
    'Whoever gives a role directly leaves out the approval, the justification and the end that Privileged Identity Management asks for. Intruders do it because it is quicker and lasts.',
  howToFix: [
    'Ask who gave the role whether they meant it; take it away if nobody did.',
    'Where it was meant, make the receiver eligible in Privileged Identity Management instead.',
    'Let the alert of PIM for roles that are assigned outside it be on.',
  ],
  falsePositives: [
    'A tenant without Privileged Identity Management gives all its roles so: mute this check there.',
    'Emergency access accounts are given their role directly on purpose.',
    'Assignments that PIM writes into the directory itself are left out. PIM is told by its name, which anybody can give an app of theirs; an app that holds a privilege in this tenant is not taken for it.',
    'A role for one administrative unit cannot be told from one for the whole tenant in every record.',
  ],
  references: {
    mitre: ['T1098.003'],
    scuba: ['MS.AAD.7.5v1'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-identity-management',
    ],
  },
  needs: ['directoryAudits'],
  uses: actorUses,
  activities: ['add member to role', 'add member to role outside of pim*'],
  judge(audit, { tenant }) {
    const grant = grantOf(audit, tenant);
    if (!grant || grant.role.tier === undefined || grant.role.tier > 1)
      return [];
    const { receiver, role } = grant;
    return [
      sighting(audit, {
        // The directory and PIM each write a record of it.
        key: `${receiver.id}:${role.id ?? role.name}:${utcDay(audit.at)}`,
        severity: 'high',
        statement:
          'A privileged role was given without Privileged Identity Management.',
        affected: [targetEntity(receiver), roleEntity(role)],
        facts: { role: role.name ?? null, tier: role.tier },
      }),
    ];
  },
});
