import type { ConditionalAccessPolicy } from '../../model';
import type { Requirement } from '../requirements';
import type { CaPerson, CaWorkload, Tri } from '../signIn';
import { and, names, not, or } from './threeValued';

export function naiveUsers(
  users: NonNullable<
    NonNullable<ConditionalAccessPolicy['conditions']>['users']
  >,
  person: CaPerson,
  { roles }: Requirement,
  forWorkloads: boolean,
): Tri {
  if (forWorkloads) return false;
  const held = person.roles && [
    ...person.roles,
    ...(roles === 'activeAndEligible' ? (person.eligibleRoles ?? []) : []),
  ];
  const holds = (
    wanted: readonly string[] | undefined,
    mine: readonly string[] | undefined,
  ): Tri => {
    if (!wanted?.length) return false;
    return mine ? mine.some(id => names(wanted, id)) : 'unknown';
  };
  const guest = (rule: Record<string, unknown> | null | undefined): Tri => {
    if (!rule || !person.guestType) return false;
    const types = `${rule.guestOrExternalUserTypes}`.split(',');
    const type: Tri =
      person.guestType === 'unknownGuest'
        ? types.length === 6 || 'unknown'
        : types.includes(person.guestType);
    const tenants = rule.externalTenants as
      { membershipKind: string; members?: string[] } | undefined;
    if (!tenants || tenants.membershipKind === 'all') return type;
    if (person.guestType === 'internalGuest') return false;
    const home: Tri =
      tenants.membershipKind !== 'enumerated' || !person.homeTenantId
        ? 'unknown'
        : tenants.members!.includes(person.homeTenantId);
    return and(type, home);
  };
  const side = (
    ids: readonly string[] | undefined,
    groups: readonly string[] | undefined,
    roleIds: readonly string[] | undefined,
    guests: Record<string, unknown> | null | undefined,
  ) =>
    or(
      names(ids, 'All') || names(ids, person.id),
      names(ids, 'GuestsOrExternalUsers') && person.guestType !== undefined,
      holds(groups, person.groups),
      holds(roleIds, held),
      guest(guests),
    );
  return and(
    side(
      users.includeUsers,
      users.includeGroups,
      users.includeRoles,
      users.includeGuestsOrExternalUsers,
    ),
    not(
      side(
        users.excludeUsers,
        users.excludeGroups,
        users.excludeRoles,
        users.excludeGuestsOrExternalUsers,
      ),
    ),
  );
}

export function naiveWorkload(
  clients: Record<string, unknown> | null | undefined,
  workload: CaWorkload,
): Tri {
  if (!clients || !workload.ownTenant || workload.managedIdentity) return false;
  const of = (name: string) => clients[name] as string[] | undefined;
  if (names(of('excludeServicePrincipals'), workload.id)) return false;
  if (clients.servicePrincipalFilter) return 'unknown';
  const include = of('includeServicePrincipals');
  return (
    names(include, 'ServicePrincipalsInMyTenant') || names(include, workload.id)
  );
}
