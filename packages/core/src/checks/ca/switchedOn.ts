import { compare, type Requirement } from '../../conditionalAccess';
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
  const bySample = new Map(people.map(each => [each.sample.id, each]));
  const given = { ...tenant, people: people.map(each => each.sample) };
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
