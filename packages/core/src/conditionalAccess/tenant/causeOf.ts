import type { ConditionalAccessPolicy } from '../../model';
import { appBundles } from '../appBundles';
import { causesOf, type GapCause } from '../causes';
import { applying, type CompiledPolicies } from '../compile';
import type { World } from '../conditions';
import { inPlace, isTrusted } from '../locations';
import { bitsOf, has } from '../masks';
import { indexPeople, type PeopleIndex } from '../people';
import { canWithout, meets, type Requirement } from '../requirements';
import type { CaSignIn } from '../signIn';

/** Why a gap is open: what one policy would have to say otherwise to close it. */
export type CauseKind =
  /** A policy applies, and takes something weaker instead. */
  | 'weaker'
  /** A policy leaves out a person, app, place or platform that it would otherwise cover. */
  | 'excluded'
  /** The policy that would close it only reports. */
  | 'reportOnly'
  /** A policy names other apps, places, platforms or clients. */
  | 'narrowed'
  /** A policy names other people. */
  | 'notIncluded'
  /** No policy is one step away. */
  | 'noPolicy';

export interface PrimaryCause {
  kind: CauseKind;
  policyId?: string;
  /** The one condition that lets the sign-in out. */
  failing?: GapCause['failing'][number];
  /** Ids, or words such as `AllTrusted`, by which the policy leaves it out. */
  objects: string[];
}

const mostTold = 3;

const order: CauseKind[] = [
  'weaker',
  'excluded',
  'reportOnly',
  'narrowed',
  'notIncluded',
  'noPolicy',
];

/** The cause to tell of, and the policies that come nearest. */
export function causeOf(
  compiled: CompiledPolicies,
  requirement: Requirement,
  signIn: CaSignIn,
): {
  primary: PrimaryCause;
  /** Every cause that one change would mend, the primary among them. */
  mendable: PrimaryCause[];
  nearest: GapCause[];
} {
  // All of them: one that leaves somebody out tells more than one that is as near and for others.
  const nearest = causesOf(compiled, requirement, signIn, Infinity);
  const isOpen = (instead: Partial<CaSignIn>) =>
    meets(compiled, requirement, { ...signIn, ...instead }) === false;
  const candidates = [
    ...weakerOf(compiled, requirement, signIn),
    ...nearest.map(each => primaryOf(compiled, each, signIn, isOpen)),
  ].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  const primary = candidates[0] ?? { kind: 'noPolicy' as const, objects: [] };
  const told = ({ policyId }: GapCause) => policyId === primary.policyId;
  return {
    primary,
    mendable: candidates.filter(({ kind }) => kind !== 'noPolicy'),
    nearest: [
      ...nearest.filter(told),
      ...nearest.filter(each => !told(each)),
    ].slice(0, mostTold),
  };
}

/** Stable over syncs: the same hole in the same policy is the same cause. */
export function causeKey({ kind, policyId, failing, objects }: PrimaryCause) {
  return [kind, policyId, failing, ...objects].filter(Boolean).join(' ');
}

/** The enabled policies that apply and let the sign-in choose between the control and a weaker one. */
function weakerOf(
  compiled: CompiledPolicies,
  requirement: Requirement,
  signIn: CaSignIn,
): PrimaryCause[] {
  const { sure } = applying(compiled, signIn, 'strict');
  return bitsOf(sure & compiled.enabled).flatMap(index => {
    const { operator, controls } = compiled.grants[index];
    const without = controls.map(control =>
      canWithout(requirement, control, signIn, compiled.world.tenant),
    );
    return operator === 'OR' &&
      without.includes(true) &&
      without.includes(false)
      ? [
          {
            kind: 'weaker' as const,
            policyId: compiled.policies[index].id,
            objects: [],
          },
        ]
      : [];
  });
}

function primaryOf(
  { policies, world }: CompiledPolicies,
  { policyId, failing, excludedBy }: GapCause,
  signIn: CaSignIn,
  isOpen: (instead: Partial<CaSignIn>) => boolean,
): PrimaryCause {
  if (failing.length !== 1) return { kind: 'noPolicy', objects: [] };
  const [only] = failing;
  const policy = policies.find(({ id }) => id === policyId)!;
  if (only === 'state')
    return { kind: 'reportOnly', policyId, failing: only, objects: [] };
  const objects =
    only === 'users'
      ? personExclusions(policy, signIn, excludedBy)
      : exclusionsIn(policy, only, { world, signIn, isOpen });
  if (objects.length)
    return { kind: 'excluded', policyId, failing: only, objects };
  return {
    kind: only === 'users' ? 'notIncluded' : 'narrowed',
    policyId,
    failing: only,
    objects: [],
  };
}

const withoutExclusions = new WeakMap<ConditionalAccessPolicy, PeopleIndex>();

/** Whom the policy would reach if it left out nobody: who is not included is not excluded either. */
function wouldInclude(
  policy: ConditionalAccessPolicy,
  { identity }: CaSignIn,
): boolean {
  const known =
    withoutExclusions.get(policy) ??
    indexPeople([
      {
        ...policy,
        conditions: {
          ...policy.conditions,
          users: {
            ...policy.conditions?.users,
            excludeUsers: [],
            excludeGroups: [],
            excludeRoles: [],
            excludeGuestsOrExternalUsers: null,
          },
        },
      },
    ]);
  withoutExclusions.set(policy, known);
  return has(known.signature(identity).sure, 0);
}

function personExclusions(
  policy: ConditionalAccessPolicy,
  signIn: CaSignIn,
  excludedBy: readonly string[],
): string[] {
  const { identity } = signIn;
  if (identity.kind !== 'user' || !wouldInclude(policy, signIn)) return [];
  if (excludedBy.length) return [...excludedBy];
  const { users } = policy.conditions ?? {};
  const word = users?.excludeUsers?.find(
    each => each.toLowerCase() === 'guestsorexternalusers',
  );
  return identity.person.guestType &&
    (word || users?.excludeGuestsOrExternalUsers)
    ? ['GuestsOrExternalUsers']
    : [];
}

/** Of what a policy leaves out in a dimension, that which is open: another policy may cover the rest. */
function exclusionsIn(
  { conditions }: ConditionalAccessPolicy,
  dimension: string,
  given: {
    world: World;
    signIn: CaSignIn;
    isOpen: (instead: Partial<CaSignIn>) => boolean;
  },
): string[] {
  const { world, signIn, isOpen } = given;
  if (dimension === 'target') {
    const bundles = world.tenant.appBundles ?? appBundles;
    const appsOf = (id: string) =>
      Object.entries(bundles).find(
        ([word]) => word.toLowerCase() === id.toLowerCase(),
      )?.[1] ?? [id];
    return (conditions?.applications?.excludeApplications ?? []).filter(id =>
      appsOf(id).some(appId =>
        isOpen({ target: { kind: 'application', appId } }),
      ),
    );
  }
  if (dimension === 'platform')
    return (conditions?.platforms?.excludePlatforms ?? []).filter(platform =>
      isOpen({ platform }),
    );
  if (dimension === 'location') {
    const { location = {} } = signIn;
    return (conditions?.locations?.excludeLocations ?? []).filter(id =>
      id.toLowerCase() === 'alltrusted'
        ? isTrusted(world.places, location) === true
        : inPlace(world.places.get(id.toLowerCase()), location) === true,
    );
  }
  return [];
}
