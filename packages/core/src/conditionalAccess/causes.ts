import type { ConditionalAccessPolicy } from '../model';
import type { CompiledPolicies } from './compile';
import type { DimensionName } from './conditions';
import { satisfies } from './controls';
import { bitsOf, has } from './masks';
import { perUserMfaId } from './pseudoPolicies';
import { canWithout, type Requirement } from './requirements';
import type { CaPerson, CaSignIn } from './signIn';

/** A policy that would meet the requirement here, and what keeps it from applying. */
export interface GapCause {
  policyId: string;
  displayName?: string | null;
  /** What does not match: `state` is report-only, `users` the assignment. */
  failing: ('state' | 'users' | DimensionName)[];
  /** Ids by which the policy excludes the person. */
  excludedBy: string[];
}

const mostCauses = 3;

/** The policies that come nearest to covering a sign-in, nearest first. */
export function causesOf(
  compiled: CompiledPolicies,
  requirement: Requirement,
  signIn: CaSignIn,
  most = mostCauses,
): GapCause[] {
  const found: { index: number; failing: GapCause['failing'] }[] = [];
  const people = compiled.people.signature(signIn.identity);
  for (const index of bitsOf(compiled.enabled | compiled.reportOnly)) {
    // Nobody assigns per-user MFA by a policy: it explains no gap.
    if (compiled.policies[index].id === perUserMfaId) continue;
    const grant = compiled.grants[index];
    const passes = satisfies(grant, control =>
      canWithout(requirement, control, signIn, compiled.world.tenant),
    );
    if (passes !== false) continue;
    const failing: GapCause['failing'] = [];
    if (has(compiled.reportOnly, index)) failing.push('state');
    if (!has(people.sure, index)) failing.push('users');
    for (const each of compiled.dimensions)
      if (!has(each.masks(signIn, 'strict').sure, index))
        failing.push(each.dimension.name);
    found.push({ index, failing });
  }
  const { identity } = signIn;
  return found
    .sort((one, other) => one.failing.length - other.failing.length)
    .slice(0, most)
    .map(({ index, failing }) => {
      const policy = compiled.policies[index];
      return {
        policyId: policy.id,
        displayName: policy.displayName,
        failing,
        excludedBy:
          identity.kind === 'user' ? exclusionsOf(policy, identity.person) : [],
      };
    });
}

/** Ids by which the policy excludes the person. */
export function exclusionsOf(
  { conditions }: ConditionalAccessPolicy,
  person: CaPerson,
): string[] {
  const users = conditions?.users ?? {};
  const mine = new Set(
    [person.id, ...(person.groups ?? []), ...(person.roles ?? [])].map(id =>
      id.toLowerCase(),
    ),
  );
  return [
    ...(users.excludeUsers ?? []),
    ...(users.excludeGroups ?? []),
    ...(users.excludeRoles ?? []),
  ].filter(id => mine.has(id.toLowerCase()));
}
