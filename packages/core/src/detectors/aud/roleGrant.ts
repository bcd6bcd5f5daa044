import type { AffectedEntity, TenantFacts } from '../../model';
import { named } from './auditDetector';
import type { Audit, Target } from './auditRecord';
import { asText } from './auditValue';
import { isPim } from './microsoftActors';

/**
 * How giving a directory role is called. What begins with `add member to role in pim` says in its brackets whether it ends.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities
 */
export const grantActivities = [
  'add member to role',
  'add eligible member to role',
  'add scoped member to role',
  'add member to role scoped over restricted management administrative unit',
  'add eligibleroleassignment to roledefinition',
  'add role assignment to role definition',
  'add member to role in pim completed*',
  'add eligible member to role in pim completed*',
  'add member to role outside of pim*',
] as const;

const isGrant = named(grantActivities);

export interface Grant {
  /** Who got the role: a person, an app or a group. */
  receiver: Target;
  role: RecordRole;
  eligible: boolean;
}

export interface RecordRole {
  /** The template id; undefined where the record names the role alone, or not at all. */
  id?: string;
  name?: string;
  tier?: 0 | 1 | 2;
}

/** Records of PIM about Azure's resources, and about membership of groups, look like those about directory roles. */
export function isDirectoryRole({ category }: Audit): boolean {
  return category !== 'resourcemanagement' && category !== 'groupmanagement';
}

export function roleOf(audit: Audit, tenant: TenantFacts): RecordRole {
  const role = audit.target('role');
  const id =
    asText(audit.change('Role.TemplateId')?.new) ??
    asText(audit.change('TemplateId')?.new) ??
    audit.detail('TemplateId') ??
    audit.detail('RoleDefinitionOriginId') ??
    asText(audit.change('Role.ObjectID')?.new) ??
    role?.id;
  const name = asText(audit.change('Role.DisplayName')?.new) ?? role?.name;
  const tier =
    (id === undefined ? undefined : tenant.roleTier(id)) ??
    (name === undefined ? undefined : tenant.roleTier(name));
  return { id: id?.toLowerCase(), name, tier };
}

/** What a record gives, unless it is PIM repeating in the directory what it has told of already, as for each activation. */
export function grantOf(audit: Audit, tenant: TenantFacts): Grant | undefined {
  if (!audit.succeeded || !isGrant(audit.activity) || !isDirectoryRole(audit))
    return undefined;
  if (isPim(audit.by, tenant)) return undefined;
  const receiver = audit.target('user', 'serviceprincipal', 'group');
  return receiver?.id === undefined
    ? undefined
    : {
        receiver,
        role: roleOf(audit, tenant),
        eligible: audit.activity.includes('eligible'),
      };
}

export function roleEntity({
  id,
  name,
}: RecordRole): AffectedEntity | undefined {
  const label = name ?? id;
  return label === undefined
    ? undefined
    : { kind: 'role', id: id ?? label, label };
}

/** What an app or a guest holds nobody watches at a sign-in of theirs. */
export function isUnusualReceiver(
  receiver: Target,
  tenant: TenantFacts,
): boolean {
  return (
    receiver.type === 'serviceprincipal' ||
    (receiver.type === 'user' && tenant.isGuest(receiver.id!) === true)
  );
}
