import {
  groupsOf,
  policiesAsked,
  readAskingPolicies,
} from '../checks/ca/policiesAsked';
import type { Asked, Relation, SignIn, User } from '../model';
import type { FactsPart, FactsView } from './tenantFacts';

const REMEMBERED = 20_000;
const unknown: Asked = { control: 'unknown', policies: [] };

interface Person {
  user: User;
  groups: readonly string[];
}

/**
 * What policies ask of sign-ins. Only of successes for which one factor was asked: anybody else gave what a policy wants,
 * and whose groups are looked up for nothing costs a question to the database each.
 */
export async function askedFacts(from: FactsView): Promise<FactsPart> {
  const { view, reads, deps } = from;
  if (!reads('conditionalAccessPolicies')) return { facts: {} };
  const policies = await readAskingPolicies(view);
  if (!policies) return { facts: {} };
  const people = new Map<string, Person>();
  const above = new Map<string, Promise<Relation[]>>();
  const relationsTo = (id: string) => {
    const known =
      above.get(id) ??
      deps.stores.rows.relationsTo(deps.connectionId, 'groups.members', id);
    above.set(id, known);
    return known;
  };
  return {
    facts: {
      wouldAsk(signIn) {
        const person = people.get(signIn.userId?.toLowerCase() ?? '');
        return person && isAskable(signIn)
          ? policiesAsked(policies, signIn, person.user, person.groups)
          : unknown;
      },
    },
    async prepare(records) {
      if (people.size > REMEMBERED) people.clear();
      if (above.size > REMEMBERED) above.clear();
      const ids = new Set<string>();
      for (const { log, event } of records) {
        const { userId } = event as SignIn;
        if (
          reads('conditionalAccessPolicies', log) &&
          isAskable(event) &&
          userId &&
          !people.has(userId.toLowerCase())
        )
          ids.add(userId.toLowerCase());
      }
      if (!ids.size) return;
      for await (const user of view.rows('users', { ids: [...ids] }))
        if (ids.has(user.id.toLowerCase()))
          people.set(user.id.toLowerCase(), {
            user,
            groups: await groupsOf(user.id, relationsTo),
          });
    },
  };
}

function isAskable(event: SignIn): boolean {
  return (
    event.status?.errorCode === 0 &&
    event.authenticationRequirement === 'singleFactorAuthentication'
  );
}
