import type { CompiledPolicies } from './compile';
import type { Requirement } from './requirements';
import { signatureOf, withRoles } from './signatures';
import type { CaIdentity, CaPerson, CaWorkload } from './signIn';

/** People of whom both states ask the same, with one who stands for them. */
export interface PairedClass {
  /** What both states ask of them, and what is not known. */
  key: string;
  ids: string[];
  /** As they are before and after; nothing before who comes from nothing. */
  identities: readonly [CaIdentity | undefined, CaIdentity];
  /** What is not known of them is the same on both sides. */
  samePerson: boolean;
}

export function identitiesOf(
  {
    people,
    workloads,
  }: {
    people?: Iterable<CaPerson>;
    workloads?: Iterable<CaWorkload>;
  },
  requirement: Requirement,
): CaIdentity[] | undefined {
  if (requirement.of === 'workloads')
    return (
      workloads &&
      Array.from(workloads, workload => ({ kind: 'workload', workload }))
    );
  return (
    people &&
    Array.from(people, person => ({
      kind: 'user',
      person: withRoles(person, requirement),
    }))
  );
}

export function idOf(identity: CaIdentity): string {
  return identity.kind === 'user' ? identity.person.id : identity.workload.id;
}

/** Pairs people by id and groups those of whom the policies of both sides ask the same. Who has left is not paired. */
export function pairPeople(
  sides: readonly [CompiledPolicies, CompiledPolicies],
  before: readonly CaIdentity[],
  after: readonly CaIdentity[],
  newcomers: 'asIfBefore' | 'fromNothing',
): PairedClass[] {
  const earlier = new Map(before.map(each => [idOf(each), each]));
  const classes = new Map<string, PairedClass>();
  for (const identity of after) {
    const id = idOf(identity);
    const was =
      earlier.get(id) ?? (newcomers === 'asIfBefore' ? identity : undefined);
    const to = signatureOf(sides[1], identity);
    const from = was && signatureOf(sides[0], was);
    const samePerson =
      was !== undefined && unknownOf(was) === unknownOf(identity);
    const key = `${from?.key} | ${to.key} | ${samePerson}`;
    const known = classes.get(key);
    if (known) known.ids.push(id);
    else
      classes.set(key, {
        key,
        ids: [id],
        identities: [was, identity],
        samePerson,
      });
  }
  return [...classes.values()];
}

function unknownOf(identity: CaIdentity): string {
  if (identity.kind === 'workload') return '';
  const { groups, roles, guestType, homeTenantId } = identity.person;
  return [
    groups === undefined,
    roles === undefined,
    guestType,
    guestType && homeTenantId,
  ].join();
}
