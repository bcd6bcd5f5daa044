import type { CompiledPolicies } from './compile';
import { guestRulesOf } from './guests';
import type { CaIdentity, GuestType } from './signIn';

const low = (id: string) => id.toLowerCase();
/** A home tenant that no policy and no trust names. */
export const anotherTenant = 'another tenant';
const external: GuestType[] = [
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'serviceProvider',
  'otherExternalUser',
];

/** Where people come from; a member of the tenant's own has neither. */
export interface Kind {
  guestType?: GuestType;
  homeTenantId?: string;
}

/** Every kind of people that the policies and the trust of any side tell apart. */
export function kindsOf(sides: readonly CompiledPolicies[]): Kind[] {
  const homes = new Map<string, string>();
  for (const { policies, world } of sides) {
    for (const home of Object.keys(world.tenant.inboundTrust?.partners ?? {}))
      homes.set(low(home), home);
    for (const { conditions } of policies)
      for (const side of ['include', 'exclude'] as const)
        for (const { tenants } of guestRulesOf(conditions?.users ?? {}, side))
          if (tenants && tenants !== 'unknown')
            for (const home of tenants)
              homes.set(home, homes.get(home) ?? home);
  }
  return [
    {},
    { guestType: 'internalGuest' },
    ...external.flatMap(guestType =>
      [anotherTenant, ...[...homes.values()].sort()].map(homeTenantId => ({
        guestType,
        homeTenantId,
      })),
    ),
  ];
}

/** Every service principal that a policy names, and one that none does: nothing else of them decides. */
export function symbolicWorkloads(
  sides: readonly CompiledPolicies[],
): CaIdentity[] {
  const ids = new Set<string>(['any other service principal']);
  for (const { policies } of sides)
    for (const { conditions } of policies) {
      const named = (conditions?.clientApplications ?? {}) as Record<
        string,
        string[] | undefined
      >;
      for (const id of [
        ...(named.includeServicePrincipals ?? []),
        ...(named.excludeServicePrincipals ?? []),
      ])
        if (low(id) !== 'serviceprincipalsinmytenant') ids.add(low(id));
    }
  return [...ids].sort().map(id => ({
    kind: 'workload',
    workload: { id, ownTenant: true, managedIdentity: false },
  }));
}
