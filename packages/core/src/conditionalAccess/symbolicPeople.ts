/**
 * Anyone, where no people are given: who is in which group and holds which role are dimensions of the boxes, beside those
 * of a sign-in. A policy's people are one box per thing that it includes, cut by all that it excludes:
 *
 *     group B ▲                     include group A, exclude group B
 *          in │
 *         out │      ▓▓▓▓
 *             └──────────▶ group A
 *               out   in
 *
 * So a policy is compared for every combination of memberships without going through them one by one.
 */
import type { ConditionalAccessPolicy } from '../model';
import { maximal, type Box } from './boxes';
import type { SplitDimension } from './classes';
import type { CompiledPolicies } from './compile';
import { joinAdjacent, signInCoversOf, type PolicyCovers } from './covers';
import { bit, bitsOf } from './masks';
import { guestMatches, guestRulesOf } from './guests';
import type { Requirement } from './requirements';
import { originOf } from './signatures';
import type { CaIdentity, CaPerson } from './signIn';
import { anotherTenant, kindsOf, type Kind } from './symbolicKinds';

/** Of whom a change holds: ids of groups and roles that one must be in, and must not. */
export interface SymbolicWho {
  /** One of these people; absent: nobody that a policy names. */
  userIds?: string[];
  notUserIds?: string[];
  in: string[];
  notIn: string[];
  /** Kinds of guests, `member` for the tenant's own people. Absent: any. */
  kinds?: string[];
}

const anyoneElse = 'anyone else';
const low = (id: string) => id.toLowerCase();

export function symbolicPeople(
  sides: readonly [CompiledPolicies, CompiledPolicies],
  splits: readonly [readonly SplitDimension[], readonly SplitDimension[]],
  requirement: Requirement,
) {
  const named = (property: 'Users' | 'Groups' | 'Roles') =>
    [
      ...new Set(
        sides.flatMap(({ policies }) =>
          policies.flatMap(({ conditions }) =>
            ['include', 'exclude'].flatMap(side =>
              (
                (conditions?.users?.[
                  `${side}${property}` as 'includeUsers'
                ] as string[]) ?? []
              ).map(id => id.toLowerCase()),
            ),
          ),
        ),
      ),
    ].sort();
  const users = [
    anyoneElse,
    ...named('Users').filter(
      id => !/^(all|none|guestsorexternalusers)$/.test(id),
    ),
  ];
  const groups = named('Groups');
  const roles = named('Roles');
  const kinds = kindsOf(sides);
  const whole: bigint[] = [
    bit(users.length) - 1n,
    bit(kinds.length) - 1n,
    ...[...groups, ...roles].map(() => 3n),
  ];
  const groupAt = new Map(groups.map((id, at) => [id, 2 + at]));
  const roleAt = new Map(
    roles.map((id, at) => [id, 2 + groups.length + at] as const),
  );

  const personOf = (kind: Kind): CaPerson => ({ id: anyoneElse, ...kind });

  /** What a side of the users condition names, as a mask of one dimension each, for sure and perhaps. */
  function peopleNamed(
    policy: ConditionalAccessPolicy,
    side: 'include' | 'exclude',
  ): { at: number; sure: bigint; maybe: bigint }[] | 'everyone' {
    const condition = policy.conditions?.users;
    if (!condition) return [];
    const found: { at: number; sure: bigint; maybe: bigint }[] = [];
    const one = (at: number | undefined, mask: bigint) => {
      if (at !== undefined) found.push({ at, sure: mask, maybe: mask });
    };
    for (const id of (condition[`${side}Users`] ?? []).map(low)) {
      if (id === 'all') return 'everyone';
      const index = users.indexOf(id);
      if (index > 0) one(0, bit(index));
    }
    for (const id of condition[`${side}Groups`] ?? [])
      one(groupAt.get(low(id)), 2n);
    for (const id of condition[`${side}Roles`] ?? [])
      one(roleAt.get(low(id)), 2n);
    for (const rule of guestRulesOf(condition, side)) {
      const matching = kinds.map(kind =>
        kind.guestType ? guestMatches(rule, personOf(kind)) : false,
      );
      const mask = (wanted: readonly unknown[]) =>
        matching.reduce<bigint>(
          (sum, each, at) => (wanted.includes(each) ? sum | bit(at) : sum),
          0n,
        );
      found.push({ at: 1, sure: mask([true]), maybe: mask([true, 'unknown']) });
    }
    return found;
  }

  function peopleBoxes(policy: ConditionalAccessPolicy) {
    const out = peopleNamed(policy, 'exclude');
    const into = peopleNamed(policy, 'include');
    const boxes = (side: 'sure' | 'maybe'): Box[] => {
      if (out === 'everyone') return [];
      const rest = [...whole];
      // Excluded perhaps is not included for sure.
      const other = side === 'sure' ? 'maybe' : 'sure';
      for (const each of out) rest[each.at] &= ~each[other];
      const included =
        into === 'everyone'
          ? [rest]
          : into.map(each =>
              rest.map((mask, at) =>
                at === each.at ? mask & each[side] : mask,
              ),
            );
      return maximal(included.filter(box => box.every(mask => mask)));
    };
    return { sure: boxes('sure'), maybe: boxes('maybe') };
  }

  const covers = sides.map((side, at): PolicyCovers[] => {
    const signInCovers = signInCoversOf(side, splits[at], requirement);
    const byOrigin = new Map<string, { identity: CaIdentity; mask: bigint }>();
    kinds.forEach((kind, index) => {
      const identity = { kind: 'user' as const, person: personOf(kind) };
      const key = originOf(side, identity);
      const known = byOrigin.get(key);
      if (known) known.mask |= bit(index);
      else byOrigin.set(key, { identity, mask: bit(index) });
    });
    return bitsOf(side.enabled)
      .filter(index => side.grants[index].controls.length)
      .map(index => {
        const people = peopleBoxes(side.policies[index]);
        let decided = true;
        const extended = (kind: 'sure' | 'maybe') =>
          joinAdjacent(
            [...byOrigin.values()].flatMap(({ identity, mask }) => {
              const signIns = signInCovers(index, identity);
              decided &&= signIns.decided;
              return people[kind].flatMap(box => {
                const narrowed = box.map((each, d) =>
                  d === 1 ? each & mask : each,
                );
                return narrowed[1]
                  ? signIns[kind].map(each => [...narrowed, ...each])
                  : [];
              });
            }),
          );
        const sure = extended('sure');
        const maybe = extended('maybe');
        const certain =
          JSON.stringify(people.sure.map(String)) ===
          JSON.stringify(people.maybe.map(String));
        return { index, sure, maybe, decided, certain };
      });
  }) as [PolicyCovers[], PolicyCovers[]];

  return {
    whole,
    covers,
    identityAt(cell: readonly number[]): CaIdentity {
      const within = (ids: readonly string[], first: number) =>
        ids.filter((_, at) => cell[first + at] === 1);
      return {
        kind: 'user',
        person: {
          id: users[cell[0]],
          groups: within(groups, 2),
          roles: within(roles, 2 + groups.length),
          ...kinds[cell[1]],
        },
      };
    },
    cellOf(identity: CaIdentity): number[] {
      if (identity.kind !== 'user')
        throw new Error('A workload is none of the people compared.');
      const { person } = identity;
      const has = (ids: readonly string[] | undefined) => {
        const mine = new Set((ids ?? []).map(low));
        return (id: string) => (mine.has(id) ? 1 : 0);
      };
      const home = kinds.findIndex(
        each =>
          each.guestType === person.guestType &&
          (!each.homeTenantId ||
            low(each.homeTenantId) === low(person.homeTenantId ?? '')),
      );
      const elsewhere = kinds.findIndex(
        each =>
          each.guestType === person.guestType &&
          each.homeTenantId === anotherTenant,
      );
      return [
        Math.max(0, users.indexOf(low(person.id))),
        home < 0 ? elsewhere : home,
        ...groups.map(has(person.groups)),
        ...roles.map(has(person.roles)),
      ];
    },
    who(box: Box): SymbolicWho {
      const members = [...groups, ...roles];
      const ids = (mask: bigint) =>
        members.filter((_, at) => box[2 + at] === mask);
      const found: SymbolicWho = { in: ids(2n), notIn: ids(1n) };
      const among = bitsOf(box[0]).map(at => users[at]);
      if (!among.includes(anyoneElse)) found.userIds = among;
      else if (among.length < users.length)
        found.notUserIds = users.filter(id => !among.includes(id));
      if (box[1] !== whole[1])
        found.kinds = [
          ...new Set(
            bitsOf(box[1]).map(at => {
              const { guestType, homeTenantId } = kinds[at];
              if (!guestType) return 'member';
              return homeTenantId
                ? `${guestType} of ${homeTenantId}`
                : guestType;
            }),
          ),
        ];
      return found;
    },
  };
}
