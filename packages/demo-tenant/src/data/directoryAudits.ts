import type { Log, LogRecord } from './log';
import type { People } from './people';
import { DataOptions, graphTime } from './shape';
import { roleIds, staff } from './staff';
import { roleTitles } from './roles';

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

const activation = activities[2];
/** Who activates a role now and then; whoever holds one by activation now did so an hour before the tenant's day. */
const activators = (how: string) =>
  staff.flatMap(({ role }, index) => (role?.how === how ? [index] : []));

export function directoryAudits(options: DataOptions, users: People): Log {
  const { random, day } = options;
  const eligible = activators('eligible');
  const activated = activators('activated');

  const person = (index: number) => ({
    id: users.id(index),
    displayName: users.displayName(index),
    type: 'User',
    userPrincipalName: users.upn(index),
    groupType: null,
    modifiedProperties: [],
  });
  const roleOf = (index: number) => {
    const { name } = staff[index].role!;
    return {
      id: roleIds[name],
      displayName: roleTitles[name],
      type: 'Role',
      userPrincipalName: null,
      groupType: null,
      modifiedProperties: [],
    };
  };
  return {
    kind: 'directoryAudit',
    type: 'directoryAudit',
    hour(start) {
      const hour = start / HOUR_MS;
      const record = (
        turn: number,
        at: number,
        what: (typeof activities)[number],
        actor: number,
        targetResources: object[],
      ): LogRecord => ({
        at,
        visibleAt: at + 60_000,
        object: {
          id: `Directory_${random.guid(`auditId:${hour}`, turn)}`,
          category: what.category,
          correlationId: random.guid(`auditCorrelation:${hour}`, turn),
          result: 'success',
          resultReason: '',
          activityDisplayName: what.name,
          activityDateTime: graphTime(at),
          loggedByService: what.service,
          operationType: what.operation,
          initiatedBy: {
            app: null,
            user: {
              id: users.id(actor),
              displayName: users.displayName(actor),
              userPrincipalName: users.upn(actor),
              ipAddress: '192.0.2.10',
            },
          },
          targetResources,
          additionalDetails: [],
        },
      });
      const planted =
        start === day.getTime() - HOUR_MS
          ? activated.map((index, order) =>
              record(A_HOUR + order, start, activation, index, [
                roleOf(index),
                person(index),
              ]),
            )
          : [];
      const made = Array.from({ length: A_HOUR }, (_, turn) => {
        const at =
          start +
          turn * 900_000 +
          (random.number(`audit:${hour}`, turn) % 600_000);
        const what = random.pick(activities, `activity:${hour}`, turn);
        const actor = random.number(`actor:${hour}`, turn);
        if (what === activation) {
          const index = eligible[actor % eligible.length];
          return record(turn, at, what, index, [roleOf(index), person(index)]);
        }
        const target = random.number(`target:${hour}`, turn) % users.size;
        return record(turn, at, what, 2 + (actor % 8), [person(target)]);
      });
      return [...planted, ...made];
    },
  };
}
