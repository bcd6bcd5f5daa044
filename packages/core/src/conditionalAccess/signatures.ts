import type { CompiledPolicies } from './compile';
import type { Requirement } from './requirements';
import type { CaIdentity, CaPerson } from './signIn';

/** Which enabled policies someone is in, and a key that those share of whom the policies ask the same. */
export function signatureOf(
  compiled: CompiledPolicies,
  identity: CaIdentity,
): { sure: bigint; maybe: bigint; key: bigint | string } {
  const found = compiled.people.signature(identity);
  const sure = found.sure & compiled.enabled;
  const maybe = found.maybe & compiled.enabled;
  const bits = (maybe << BigInt(compiled.policies.length)) | sure;
  if (identity.kind === 'workload' || !identity.person.guestType)
    return { sure, maybe, key: bits };
  return { sure, maybe, key: `${bits} ${originOf(compiled, identity)}` };
}

/** Where someone comes from, as far as it changes what they can give: another tenant vouches where it is a partner. */
export function originOf(
  { world }: CompiledPolicies,
  identity: CaIdentity,
): string {
  if (identity.kind === 'workload') return 'workload';
  const { guestType, homeTenantId } = identity.person;
  if (!guestType) return '';
  const partner =
    homeTenantId && world.tenant.inboundTrust?.partners?.[homeTenantId];
  return `${guestType} ${partner ? homeTenantId : ''}`;
}

/** The person with the roles that the requirement judges by. */
export function withRoles(person: CaPerson, { roles }: Requirement): CaPerson {
  // Roles that are not known stay so: what could be activated says nothing of what is held.
  return roles === 'activeAndEligible' &&
    person.roles &&
    person.eligibleRoles?.length
    ? { ...person, roles: [...person.roles, ...person.eligibleRoles] }
    : person;
}
