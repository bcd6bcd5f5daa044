import { auditTarget, personTarget } from './auditRecord';
import type { Telling } from './auditStories';
import { roleIds } from './staff';
import { tokenCast } from './tokenCast';

const intuneAdministrator = '3a2c62db-5318-420d-8d74-23affee5d9d5';

/**
 * Who is given a role loosens another one within the hour. One of them is on that day in a country where nobody was before,
 * as the sign-ins tell; the other is where they always are, and what they do is told without being a chain.
 *
 * @returns whom the chain must name
 */
export function chainStories(telling: Telling): Record<string, string[]> {
  const { users, cast, at, told, options } = telling;
  const alma = 2;
  const climb = (person: number, hours: number) => {
    told(
      ['aud.role-assigned', 'aud.role-outside-pim'],
      [users.id(person), intuneAdministrator, users.id(alma)],
      {
        at: at(1, hours),
        category: 'RoleManagement',
        operation: 'Assign',
        activity: 'Add member to role',
        by: { user: alma },
        targets: [
          personTarget(users, person, {
            'Role.ObjectID': options.random.guid('roleObject', 1),
            'Role.DisplayName': 'Intune Administrator',
            'Role.TemplateId': intuneAdministrator,
            'Role.WellKnownObjectName': 'IntuneAdministrator',
          }),
          auditTarget('Role', intuneAdministrator),
        ],
      },
    );
    told(
      ['aud.pim-weakened'],
      [roleIds.exchangeAdministrator, users.id(person)],
      {
        at: at(1, hours + 0.6),
        category: 'RoleManagement',
        operation: 'Update',
        service: 'PIM',
        activity: 'Update role setting in PIM',
        by: { user: person },
        reason: 'MFA on activation disabled',
        targets: [
          auditTarget(
            'Role',
            roleIds.exchangeAdministrator,
            'Exchange Administrator',
          ),
        ],
      },
    );
  };
  climb(cast[15], 9);
  // A smaller tenant has nobody who travels.
  const traveller = tokenCast(users)?.traveller;
  if (traveller === undefined) return {};
  climb(traveller, 12.2);
  return { 'cmp.privilege-chain': [users.id(traveller)] };
}
