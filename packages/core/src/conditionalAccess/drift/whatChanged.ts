import type {
  ConditionalAccessPolicy as Policy,
  NamedLocation,
} from '../../model';
import type { ChangeCause } from '../changeCauses';
import { canonical } from '../sharedPolicies';
import type { CaPerson, CaStrength, CaTenant } from '../signIn';
import type { TenantReading } from '../tenant';
import type { PeoplePair } from './pairReadings';

/** What somebody did, in the order in which one is told where several were needed. */
export const driftKinds = [
  'policyDeleted',
  'policyDisabled',
  'securityDefaultsOff',
  'policyEdited',
  'locationChanged',
  'strengthChanged',
  'trustChanged',
  'groupJoined',
  'groupLeft',
  'roleGained',
  'roleLost',
  'personChanged',
  'personNew',
  'other',
] as const;
export type DriftKind = (typeof driftKinds)[number];

export interface DriftThing {
  kind: DriftKind;
  /** Ids of the policy, locations, strength, groups or roles. */
  objects: string[];
}

type Cause = Pick<ChangeCause, 'policyId' | 'kind' | 'failing'>;

/** Tells what was changed from why a policy no longer holds a sign-in: an edit of the policy, or something it relies on. */
export function whatChanged(
  before: TenantReading,
  after: TenantReading,
): (cause: Cause, pair: PeoplePair) => DriftThing {
  const from = byId(before.policies);
  const to = byId(after.policies);
  const locations = changedLocations(before.tenant, after.tenant);
  const edited = (policyId: string): DriftThing => ({
    kind: 'policyEdited',
    objects: [policyId],
  });
  return ({ policyId, kind, failing }, pair) => {
    const was = from.get(policyId);
    const is = to.get(policyId);
    if (!was) return { kind: 'securityDefaultsOff', objects: [] };
    if (kind === 'removed')
      return { kind: 'policyDeleted', objects: [policyId] };
    if (kind === 'turnedOff')
      return { kind: 'policyDisabled', objects: [policyId] };
    // Deleted, and made anew under the same name.
    if (!is) return edited(policyId);
    const other: DriftThing = { kind: 'other', objects: [policyId] };
    switch (kind) {
      case 'people':
        return same(usersOf, was, is) ? moved(is, pair) : edited(policyId);
      case 'condition': {
        if (!same(conditionsOf, was, is)) return edited(policyId);
        const objects = failing.includes('location')
          ? locations.filter(each => reliesOn(is, each)).map(({ id }) => id)
          : [];
        return objects.length ? { kind: 'locationChanged', objects } : other;
      }
      default: {
        if (!same(controlsOf, was, is)) return edited(policyId);
        const combinations = [
          combinationsOf(was, before.tenant),
          combinationsOf(is, after.tenant),
        ];
        const id = is.grantControls?.authenticationStrength?.id;
        if (id && canonical(combinations[0]) !== canonical(combinations[1]))
          return { kind: 'strengthChanged', objects: [id] };
        return canonical(before.tenant.inboundTrust ?? null) ===
          canonical(after.tenant.inboundTrust ?? null)
          ? other
          : { kind: 'trustChanged', objects: [] };
      }
    }
  };
}

/** Whether any policy came, went, was switched or edited. A strength that it quotes is not the policy. */
export function policiesChanged(
  before: TenantReading,
  after: TenantReading,
): boolean {
  const all = ({ policies, tenant }: TenantReading) =>
    canonical([
      tenant.securityDefaultsEnabled ?? false,
      [...policies]
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .map(each => [
          each.id,
          each.state,
          usersOf(each),
          conditionsOf(each),
          controlsOf(each),
        ]),
    ]);
  return all(before) !== all(after);
}

function byId(policies: readonly Policy[]): Map<string, Policy> {
  return new Map(policies.map(each => [each.id, each]));
}

function same(
  part: (policy: Policy) => unknown,
  one: Policy,
  other: Policy,
): boolean {
  return canonical(part(one)) === canonical(part(other));
}

function usersOf({ conditions }: Policy): unknown {
  return [conditions?.users ?? null, conditions?.clientApplications ?? null];
}

function conditionsOf({ conditions }: Policy): unknown {
  return { ...conditions, users: null, clientApplications: null };
}

/** Graph quotes a strength in each policy that asks for it: an edit of the strength is none of the policy. */
function controlsOf({ grantControls }: Policy): unknown {
  return (
    grantControls && {
      ...grantControls,
      authenticationStrength: grantControls.authenticationStrength?.id ?? null,
    }
  );
}

function combinationsOf(
  { grantControls }: Policy,
  { strengths }: CaTenant,
): CaStrength['allowedCombinations'] | null {
  const strength = grantControls?.authenticationStrength;
  return strength?.allowedCombinations?.length
    ? strength.allowedCombinations
    : (strengths?.find(({ id }) => id === strength?.id)?.allowedCombinations ??
        null);
}

interface ChangedLocation {
  id: string;
  /** Trusted before or now. */
  trusted: boolean;
}

function changedLocations(
  { namedLocations: before = [] }: CaTenant,
  { namedLocations: after = [] }: CaTenant,
): ChangedLocation[] {
  const told = (location: NamedLocation | undefined) =>
    location &&
    canonical({ ...location, displayName: null, modifiedDateTime: null });
  const was = new Map(before.map(each => [each.id, each]));
  const is = new Map(after.map(each => [each.id, each]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter(id => told(was.get(id)) !== told(is.get(id)))
    .sort()
    .map(id => ({
      id,
      trusted: [was, is].some(each => each.get(id)?.isTrusted === true),
    }));
}

function reliesOn(
  { conditions }: Policy,
  { id, trusted }: ChangedLocation,
): boolean {
  const { includeLocations = [], excludeLocations = [] } =
    conditions?.locations ?? {};
  return [...(includeLocations ?? []), ...(excludeLocations ?? [])].some(
    each => isId(each, id) || (trusted && isId(each, 'AllTrusted')),
  );
}

function isId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** How somebody came out of a policy that nobody edited. */
function moved(
  { conditions }: Policy,
  { before, after, isNew }: PeoplePair,
): DriftThing {
  const users = conditions?.users ?? {};
  const gained = (of: 'groups' | 'roles', named?: readonly string[] | null) =>
    only(named, after[of]).filter(id => !only([id], before[of]).length);
  const lost = (of: 'groups' | 'roles', named?: readonly string[] | null) =>
    only(named, before[of]).filter(id => !only([id], after[of]).length);
  const joined = gained('groups', users.excludeGroups);
  if (isNew) return { kind: 'personNew', objects: joined };
  const ways: [DriftKind, string[]][] = [
    ['groupJoined', joined],
    ['groupLeft', lost('groups', users.includeGroups)],
    ['roleGained', gained('roles', users.excludeRoles)],
    ['roleLost', lost('roles', users.includeRoles)],
  ];
  const [kind, objects] = ways.find(([, ids]) => ids.length) ?? [
    'personChanged' as const,
    [],
  ];
  return { kind, objects: [...objects].sort() };
}

function only(
  named: readonly string[] | null | undefined,
  held: CaPerson['groups'],
): string[] {
  const mine = new Set((held ?? []).map(id => id.toLowerCase()));
  return (named ?? []).filter(id => mine.has(id.toLowerCase()));
}
