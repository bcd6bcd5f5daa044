import type { AuditStories } from './auditStories';
import {
  AuditSpec,
  auditRecord,
  auditTarget,
  personTarget,
} from './auditRecord';
import type { Apps } from './apps';
import { graphApp } from './apps';
import type { Groups } from './groups';
import { groupIndex } from './groups';
import type { Log } from './log';
import type { People } from './people';
import { DataOptions } from './shape';
import { roleIds, staff } from './staff';
import { roleTitles } from './roles';

const HOUR_MS = 3_600_000;
const A_HOUR = 4;

const kinds = ['update', 'join', 'activate', 'policy', 'consent'] as const;

/** Who activates a role now and then; whoever holds one by activation now did so an hour before the tenant's day. */
const activators = (how: string) =>
  staff.flatMap(({ role }, index) => (role?.how === how ? [index] : []));

export function directoryAudits(
  options: DataOptions,
  users: People,
  groups: Groups,
  apps: Apps,
  stories: AuditStories,
): Log {
  const { random, day } = options;
  const eligible = activators('eligible');
  const activated = activators('activated');

  const activation = (index: number): Omit<AuditSpec, 'at' | 'key'> => {
    const { name } = staff[index].role!;
    return {
      activity: 'Add member to role completed (PIM activation)',
      category: 'RoleManagement',
      operation: 'ActivateRole',
      service: 'PIM',
      by: { user: index },
      reason: 'Change in the maintenance plan',
      targets: [
        auditTarget('Role', roleIds[name], roleTitles[name]),
        personTarget(users, index),
      ],
      details: {
        RoleDefinitionOriginId: roleIds[name],
        RoleDefinitionOriginType: 'BuiltInRole',
        TemplateId: roleIds[name],
        Justification: 'Change in the maintenance plan',
      },
    };
  };

  /** What happens all day long, and nobody would look at. */
  function ordinary(
    kind: Exclude<(typeof kinds)[number], 'activate'>,
    by: { user: number },
    target: number,
  ): Omit<AuditSpec, 'at' | 'key'> {
    const person = personTarget(users, target);
    switch (kind) {
      case 'join': {
        const index =
          groupIndex.nested + 2 + (target % Math.max(1, groups.size - 5));
        return {
          activity: 'Add member to group',
          category: 'GroupManagement',
          operation: 'Assign',
          by,
          targets:
            index < groups.size
              ? [
                  personTarget(users, target, {
                    'Group.ObjectID': groups.id(index),
                    'Group.DisplayName': groups.at(index).displayName,
                  }),
                ]
              : [person],
        };
      }
      case 'policy':
        return {
          activity: 'Update conditional access policy',
          category: 'Policy',
          operation: 'Update',
          service: 'Conditional Access',
          by,
          targets: [person],
        };
      case 'consent': {
        const { servicePrincipals } = apps;
        const app = graphApp + 1 + (target % (servicePrincipals.size - 3));
        return {
          activity: 'Consent to application',
          category: 'ApplicationManagement',
          operation: 'Assign',
          by: { user: target },
          targets: [
            auditTarget(
              'ServicePrincipal',
              servicePrincipals.id(app),
              `${servicePrincipals.at(app).displayName}`,
              {
                'ConsentContext.IsAdminConsent': 'False',
                'ConsentContext.IsAppOnly': 'False',
                'ConsentContext.OnBehalfOfAll': 'False',
                'ConsentAction.Permissions': `[] => [[Id: ${random.guid('ordinaryGrant', target)}, ClientId: ${servicePrincipals.id(app)}, PrincipalId: ${users.id(target)}, ResourceId: ${servicePrincipals.id(graphApp)}, ConsentType: Principal, Scope:  User.Read openid profile, CreatedDateTime: , LastModifiedDateTime ]]; `,
              },
            ),
          ],
        };
      }
      default:
        return {
          activity: 'Update user',
          category: 'UserManagement',
          operation: 'Update',
          by,
          targets: [
            personTarget(users, target, {
              Department: { old: ['Sales'], new: ['Marketing'] },
              'Included Updated Properties': 'Department',
            }),
          ],
        };
    }
  }

  return {
    kind: 'directoryAudit',
    type: 'directoryAudit',
    hour(start) {
      const hour = start / HOUR_MS;
      const record = (
        turn: number,
        at: number,
        what: Omit<AuditSpec, 'at' | 'key'>,
      ) =>
        auditRecord(random, users, {
          ...what,
          at,
          key: [`audit:${hour}:`, turn],
        });
      const planted =
        start === day.getTime() - HOUR_MS
          ? activated.map((index, order) =>
              record(A_HOUR + order, start, activation(index)),
            )
          : [];
      const made = Array.from({ length: A_HOUR }, (_, turn) => {
        const at =
          start +
          turn * 900_000 +
          (random.number(`audit:${hour}`, turn) % 600_000);
        const kind = random.pick(kinds, `activity:${hour}`, turn);
        const actor = random.number(`actor:${hour}`, turn);
        if (kind === 'activate' && isWorkingHour(start))
          return record(
            turn,
            at,
            activation(eligible[actor % eligible.length]),
          );
        const target = random.number(`target:${hour}`, turn) % users.size;
        return record(
          turn,
          at,
          ordinary(
            kind === 'activate' ? 'update' : kind,
            { user: 2 + (actor % 8) },
            target,
          ),
        );
      });
      return [...planted, ...made, ...stories.hour(start)].sort(
        (a, b) => a.at - b.at,
      );
    },
  };
}

/** Nobody activates a role at night or at a weekend without being asked why. */
function isWorkingHour(start: number): boolean {
  const date = new Date(start);
  const ofDay = date.getUTCHours();
  return ofDay >= 6 && ofDay < 22 && date.getUTCDay() % 6 !== 0;
}
