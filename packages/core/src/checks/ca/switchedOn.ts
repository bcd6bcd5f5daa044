import type { Requirement } from '../../conditionalAccess';
import { compareCompiled } from '../../conditionalAccess/compare';
import { compilePolicies } from '../../conditionalAccess/compile';
import { has } from '../../conditionalAccess/masks';
import { originOf } from '../../conditionalAccess/signatures';
import {
  countPeople,
  signInSentence,
  type CoverageWork,
  type PeopleGroup,
  type TenantReading,
} from '../../conditionalAccess/tenant';
import type { ConditionalAccessPolicy } from '../../model';
import { coverageOf, signInNeeds, type SignInView } from './signIns';

/** What a policy would newly ask for, were it enforced. */
export interface Switched {
  /** People for whom it would change at least one sign-in. */
  people: number;
  /** One sign-in that goes through now and would not without the control. */
  signIn?: string;
}

/** A block stops what multifactor authentication would have guarded, so that these two see every change that matters. */
const requirements: Requirement[] = [{ id: 'mfa' }, { id: 'managedDevice' }];

/** `undefined` where people's sign-ins cannot be judged. */
export async function switchedOn(
  view: SignInView,
  { id }: ConditionalAccessPolicy,
): Promise<Switched | undefined> {
  if (signInNeeds.some(each => view.completeness(each).state !== 'complete'))
    return undefined;
  const { reading, work } = await coverageOf(view);
  const kinds = kindsReached(id, reading, work);
  const closed = work.once(
    `switched on ${[id, ...kinds.keys()].join(', ')}`,
    () => closedBy(id, reading, work.compiled, kinds),
  );
  const groups = closed.kinds.flatMap(each => kinds.get(each) ?? []);
  return {
    people: countPeople(groups),
    ...(closed.signIn ? { signIn: closed.signIn } : {}),
  };
}

/**
 * Whom it may reach, by what all policies together, whatever their state, ask of them: two of a kind are let in and kept
 * out alike. For whoever is not among its users it changes nothing: a large tenant has many policies for a few.
 */
function kindsReached(
  id: string,
  { people }: TenantReading,
  { compiled }: CoverageWork,
): Map<string, PeopleGroup[]> {
  const own = compiled.policies.findIndex(each => each.id === id);
  const found = new Map<string, PeopleGroup[]>();
  for (const group of people) {
    const identity = { kind: 'user' as const, person: group.sample };
    const { sure, maybe } = compiled.people.signature(identity);
    if (!has(maybe, own)) continue;
    const kind = [
      sure.toString(36),
      maybe.toString(36),
      originOf(compiled, identity),
      group.sample.groups === undefined,
      group.sample.roles === undefined,
    ].join(' ');
    const known = found.get(kind);
    if (known) known.push(group);
    else found.set(kind, [group]);
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Of the kinds those for whom it closes something, and one sign-in that it closes. */
function closedBy(
  id: string,
  { policies, tenant }: TenantReading,
  compiled: CoverageWork['compiled'],
  kinds: ReadonlyMap<string, readonly PeopleGroup[]>,
): { kinds: readonly string[]; signIn?: string } {
  const given = {
    ...tenant,
    people: [...kinds.values()].map(([{ sample }]) => sample),
  };
  const kindOf = new Map(
    [...kinds].map(([kind, [{ sample }]]) => [sample.id, kind]),
  );
  const switched = policies.map(each =>
    each.id === id ? { ...each, state: 'enabled' as const } : each,
  );
  const { requirements: found } = compareCompiled(
    { policies, tenant: given, compiled },
    {
      policies: switched,
      tenant: given,
      compiled: compilePolicies(switched, given),
    },
    requirements,
  );
  const closes = found.flatMap(each => each.closes);
  return {
    kinds: [
      ...new Set(
        closes.flatMap(({ ids }) => ids.map(each => kindOf.get(each)!)),
      ),
    ],
    ...(closes[0] ? { signIn: signInSentence(closes[0].witness) } : {}),
  };
}
