import type { Log, LogRecord } from './log';
import type { People } from './people';
import { DataOptions, graphTime } from './shape';

const HOUR_MS = 3_600_000;
const A_HOUR = 4;

const activities = [
  {
    name: 'Update user',
    category: 'UserManagement',
    operation: 'Update',
    service: 'Core Directory',
  },
  {
    name: 'Add member to group',
    category: 'GroupManagement',
    operation: 'Assign',
    service: 'Core Directory',
  },
  {
    name: 'Add member to role completed (PIM activation)',
    category: 'RoleManagement',
    operation: 'ActivateRole',
    service: 'PIM',
  },
  {
    name: 'Update conditional access policy',
    category: 'Policy',
    operation: 'Update',
    service: 'Conditional Access',
  },
  {
    name: 'Consent to application',
    category: 'ApplicationManagement',
    operation: 'Assign',
    service: 'Core Directory',
  },
] as const;

export function directoryAudits(options: DataOptions, users: People): Log {
  const { random } = options;
  return {
    kind: 'directoryAudit',
    type: 'directoryAudit',
    hour(start) {
      const hour = start / HOUR_MS;
      return Array.from({ length: A_HOUR }, (_, turn): LogRecord => {
        const at =
          start +
          turn * 900_000 +
          (random.number(`audit:${hour}`, turn) % 600_000);
        const activity = random.pick(activities, `activity:${hour}`, turn);
        const actor = 2 + (random.number(`actor:${hour}`, turn) % 8);
        const target = random.number(`target:${hour}`, turn) % users.size;
        return {
          at,
          visibleAt: at + 60_000,
          object: {
            id: `Directory_${random.guid(`auditId:${hour}`, turn)}`,
            category: activity.category,
            correlationId: random.guid(`auditCorrelation:${hour}`, turn),
            result: 'success',
            resultReason: '',
            activityDisplayName: activity.name,
            activityDateTime: graphTime(at),
            loggedByService: activity.service,
            operationType: activity.operation,
            initiatedBy: {
              app: null,
              user: {
                id: users.id(actor),
                displayName: users.displayName(actor),
                userPrincipalName: users.upn(actor),
                ipAddress: '192.0.2.10',
              },
            },
            targetResources: [
              {
                id: users.id(target),
                displayName: users.displayName(target),
                type: 'User',
                userPrincipalName: users.upn(target),
                groupType: null,
                modifiedProperties: [],
              },
            ],
            additionalDetails: [],
          },
        };
      });
    },
  };
}
