import type { TenantFacts } from '../../model';
import type { AuditRow } from './auditRecord';
import { audit, target } from './givenAudit';

export const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
const ids: Record<string, string> = { 'Global Administrator': GLOBAL };

/** A tenant with two roles that matter, an administrator, a helper, a powerful app and a guest. */
export const roleFacts: Partial<TenantFacts> = {
  roleTier: role =>
    ({
      [GLOBAL]: 0,
      'Global Administrator': 0,
      'Intune Reader': 1,
      'Message Reader': 2,
    })[role] as 0 | 1 | 2 | undefined,
  tierOf: id => ({ admin: 0, helper: 1, robot: 0 })[id] as 0 | 1 | undefined,
  isGuest: id => id === 'guest',
};

/** A role that is given, as the directory writes it. */
export function grant(
  role: string,
  {
    activity = 'Add member to role',
    receiver = 'receiver',
    type = 'User',
    ...rest
  }: {
    activity?: string;
    receiver?: string;
    type?: string;
    by?: string | { app: string; id?: string };
    at?: string;
  } & Record<string, unknown> = {},
): AuditRow {
  return audit(activity, {
    category: 'RoleManagement',
    operationType: 'Assign',
    targets: [
      target(type, receiver, {
        'Role.ObjectID': `object of ${role}`,
        'Role.DisplayName': role,
        'Role.TemplateId': ids[role] ?? `template of ${role}`,
        'Role.WellKnownObjectName': role.replace(/ /g, ''),
      }),
      target('Role', `object of ${role}`),
    ],
    ...rest,
  });
}
