import type { Box } from './boxes';
import { splitTogether, wholeBox, type SplitDimension } from './classes';
import type { CompareOptions, CompareSide } from './compare';
import type { CompiledPolicies } from './compile';
import { coversOf, requirementCovers, type PolicyCovers } from './covers';
import { idOf, identitiesOf, pairPeople } from './pairedPeople';
import { concerns, type Requirement } from './requirements';
import { signatureOf } from './signatures';
import type { CaIdentity, CaSignIn } from './signIn';
import { symbolicWorkloads } from './symbolicKinds';
import { symbolicPeople, type SymbolicWho } from './symbolicPeople';

/** All sign-ins of both states: classes of people times boxes, whose first dimensions are people where none were given. */
export interface CompareSpace {
  requirement: Requirement;
  sides: readonly [CompiledPolicies, CompiledPolicies];
  splits: readonly [readonly SplitDimension[], readonly SplitDimension[]];
  whole: Box;
  /** How many dimensions of people stand before those of sign-ins. */
  prefix: number;
  classes: CompareClass[];
  /** A dimension whose classes may not all be there. */
  merged: boolean;
  counted: boolean;
  classOf(identity: CaIdentity): number | undefined;
  cellOf(signIn: CaSignIn): number[] | undefined;
  /** Of whom a box holds. */
  who?(box: Box): SymbolicWho;
}

export interface CompareClass {
  ids: readonly string[];
  /** The same of two classes of which both states ask the same; absent where one class holds everybody. */
  key?: string;
  /** Of the policies before and after. */
  covers: readonly [readonly PolicyCovers[], readonly PolicyCovers[]];
  samePerson: boolean;
  /** Who stands for the class on each side, at a cell of the space. */
  identities(
    cell: readonly number[],
  ): readonly [CaIdentity | undefined, CaIdentity];
}

export interface CompiledSide extends CompareSide {
  /** Of the same policies and the same tenant, whoever its people are. */
  compiled: CompiledPolicies;
}

export function compareSpace(
  before: CompiledSide,
  after: CompiledSide,
  requirement: Requirement,
  { newcomers = 'asIfBefore' }: CompareOptions,
): CompareSpace {
  const sides = [before.compiled, after.compiled] as const;
  const { splits, coversOn } = coversOfBoth(sides, requirement);
  const whole = wholeBox(splits[0]);
  const common = {
    requirement,
    sides,
    splits,
    merged: splits[0].some(each => each.merged),
  };
  const signInCell = (signIn: CaSignIn): number[] | undefined => {
    const cell: number[] = [];
    for (const each of splits[0]) {
      const value = each.compiled.dimension.value(signIn);
      if (value !== undefined && !concerns(requirement, each.name, value))
        return undefined;
      const index = each.classAt(value);
      if (index === undefined)
        throw new Error(
          `No class of ${each.name} holds ${JSON.stringify(value)}: give every detail of the sign-in.`,
        );
      cell.push(index);
    }
    return cell;
  };
  const from = identitiesOf(before.tenant, requirement);
  const to = identitiesOf(after.tenant, requirement);
  if (!from !== !to)
    throw new Error(
      'Only one of the two states has people: give them for both, or for neither.',
    );
  if (!from && requirement.of !== 'workloads') {
    const people = symbolicPeople(sides, splits, requirement);
    return {
      ...common,
      whole: [...people.whole, ...whole],
      prefix: people.whole.length,
      counted: false,
      classes: [
        {
          ids: [],
          covers: people.covers,
          samePerson: true,
          identities: cell => {
            const identity = people.identityAt(cell);
            return [identity, identity];
          },
        },
      ],
      classOf: ({ kind }) => (kind === 'user' ? 0 : undefined),
      cellOf: signIn => {
        const cell = signInCell(signIn);
        return cell && [...people.cellOf(signIn.identity), ...cell];
      },
      who: people.who,
    };
  }
  const paired = pairPeople(
    sides,
    from ?? symbolicWorkloads(sides),
    to ?? symbolicWorkloads(sides),
    newcomers,
  );
  // Who is not there before is held to everything: no sign-in of theirs gets through.
  const nobody: PolicyCovers = {
    index: -1,
    sure: [whole],
    maybe: [whole],
    decided: true,
    certain: true,
  };
  let byId: Map<string, number> | undefined;
  return {
    ...common,
    whole,
    prefix: 0,
    counted: from !== undefined,
    classes: paired.map(({ key, ids, identities, samePerson }) => {
      const coversFor = (side: 0 | 1) => {
        const identity = identities[side];
        if (!identity) return [nobody];
        const { sure, maybe } = signatureOf(sides[side], identity);
        return coversOn[side]({ sure, maybe, identity });
      };
      let covers: CompareClass['covers'] | undefined;
      return {
        key,
        ids,
        get covers() {
          covers ??= [coversFor(0), coversFor(1)];
          return covers;
        },
        samePerson,
        identities: () => identities,
      };
    }),
    classOf(identity) {
      byId ??= new Map(
        paired.flatMap(({ ids }, at) => ids.map(id => [id, at] as const)),
      );
      return byId.get(idOf(identity));
    },
    cellOf: signInCell,
  };
}

type CoversOf = ReturnType<typeof coversOf>;

/** Where both states have the same policies, these are split as they are for themselves. */
function coversOfBoth(
  sides: readonly [CompiledPolicies, CompiledPolicies],
  requirement: Requirement,
): {
  splits: CompareSpace['splits'];
  coversOn: readonly [CoversOf, CoversOf];
} {
  if (sides[0] === sides[1]) {
    const { split, coversOf: covers } = requirementCovers(
      sides[0],
      requirement,
    );
    return { splits: [split, split], coversOn: [covers, covers] };
  }
  const [before, after] = splitTogether(sides, requirement);
  return {
    splits: [before, after],
    coversOn: [
      coversOf(sides[0], before, requirement),
      coversOf(sides[1], after, requirement),
    ],
  };
}
