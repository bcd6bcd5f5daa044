import { compare, type Requirement } from '../../conditionalAccess';
import { indexPeople } from '../../conditionalAccess/people';
import {
  countPeople,
  signInSentence,
  type PeopleGroup,
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
  const { reading } = await coverageOf(view);
  const { policies, tenant, people } = reading;
  // For whoever is not among its users it changes nothing: a large tenant has many policies for a few.
  const among = indexPeople(policies.filter(each => each.id === id));
  const reached = people.filter(
    ({ sample }) => among.signature({ kind: 'user', person: sample }).maybe,
  );
  const bySample = new Map(reached.map(each => [each.sample.id, each]));
  const given = { ...tenant, people: reached.map(each => each.sample) };
  const { requirements: found } = compare(
    { policies, tenant: given },
    {
      policies: policies.map(each =>
        each.id === id ? { ...each, state: 'enabled' } : each,
      ),
      tenant: given,
    },
    requirements,
  );
  const closes = found.flatMap(each => each.closes);
  const groups = new Set(
    closes
      .flatMap(({ ids }) => ids.map(each => bySample.get(each)))
      .filter((each): each is PeopleGroup => each !== undefined),
  );
  return {
    people: countPeople(groups),
    ...(closes[0] ? { signIn: signInSentence(closes[0].witness) } : {}),
  };
}
