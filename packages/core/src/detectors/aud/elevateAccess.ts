import { activityList, auditDetector } from './auditDetector';
import { sighting, utcDay } from './sighting';

/** An administrator of the directory made themselves one of every Azure subscription. */
export const elevateAccess = auditDetector({
  id: 'aud.elevate-access',
  title: 'A Global Administrator took access to all Azure subscriptions',
  severity: 'high',
  whyItMatters:
    'One switch gives a Global Administrator the right to give themselves anything in every subscription, at the root and for good. Few ever need it, and intruders go this way from the directory to machines and data.',
  howToFix: [
    'Ask who elevated their access what for.',
    'Remove the role assignment at the root once it is done; if nobody meant it, look at what was given below it.',
    'Let administration of Azure be held by others than that of the directory.',
  ],
  falsePositives: [
    'Taking over a subscription that nobody else can reach any more.',
    'Access that was elevated before this log was read is not seen; Azure’s own activity log tells it.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      activityList,
      'https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin',
    ],
  },
  needs: ['directoryAudits'],
  activities: ['user has elevated their access to user access administrator*'],
  judge(audit) {
    return [
      sighting(audit, {
        key: `${audit.by?.id ?? audit.id}:${utcDay(audit.at)}`,
        statement:
          'An administrator took access to all Azure subscriptions of the tenant.',
        affected: [],
      }),
    ];
  },
});
