/**
 * Whether a change of policies, of who is in which group, of named locations or of strengths lets a sign-in through that
 * was held to a requirement before. Both states are split into common classes of people and of sign-ins; what is covered
 * before and not after is what the change opens, in the largest boxes there are:
 *
 *     platform ▲
 *              │ ████████████        covered before
 *              │ ████▒▒▒▒████  ──▶   ▒ covered before, not after: what it opens
 *              │ ████▒▒▒▒████        (and the other way round: what it closes)
 *              └──────────────▶ location
 *
 * What is unknown is told apart: open for sure is proved open, closed for sure is proved closed, and the rest is said to be
 * unknown. A policy that stands on both sides with the same conditions applies to the same sign-ins on both, also where
 * nobody can tell to which; so an unreadable condition that did not change hides nothing and stops no proof.
 *
 * The question is that of AWS's CheckNoNewAccess and of Cedar's comparison of policy sets, in their fields.
 * @see https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoNewAccess.html
 * @see https://docs.cedarpolicy.com/policies/validation.html
 */
import type { ConditionalAccessPolicy } from '../model';
import type { Box } from './boxes';
import type { ChangeCause } from './changeCauses';
import { changesIn } from './changes';
import { comparedBoxes, type ChangedBoxes } from './comparedBoxes';
import { compilePolicies } from './compile';
import {
  compareSpace,
  type CompareSpace,
  type CompiledSide,
} from './compareSpace';
import type { GapReach } from './boxWords';
import type { CaPopulatedTenant } from './coverage';
import type { DimensionName } from './conditions';
import { bit } from './masks';
import type { Requirement } from './requirements';
import type { CaSignIn, CaTenant, Tri } from './signIn';
import type { SymbolicWho } from './symbolicPeople';

/** One state of a tenant. Without people, anyone could be in any group and hold any role that a policy names. */
export interface CompareSide {
  policies: readonly ConditionalAccessPolicy[];
  tenant: CaTenant & Partial<CaPopulatedTenant>;
}

export interface CompareOptions {
  /**
   * A person who is only in the state after: `asIfBefore` compares what each state's policies say of them; `fromNothing`
   * takes all that they reach as opened. Default `asIfBefore`. Who has left gains and loses nothing.
   */
  newcomers?: 'asIfBefore' | 'fromNothing';
  /** Most boxes held for one class of people. Default 4000; past it the answer is unknown. */
  budget?: number;
}

/** A set of sign-ins that the change opens, or closes. */
export interface CaChange {
  /** Per dimension that narrows it, the values in it; of apps, places and devices one of each class. None: every sign-in that the requirement is about. */
  where: Partial<Record<DimensionName, unknown[]>>;
  /** How many people; absent where none were given. */
  people?: number;
  /** Their ids, or those of the workloads. */
  ids: readonly string[];
  /** Of whom it holds, where no people were given. */
  who?: SymbolicWho;
  /** One sign-in of it, by a person as they are in the state where it is open. */
  witness: CaSignIn;
  causes: ChangeCause[];
  reach: GapReach;
}

export interface RequirementComparison {
  requirement: Requirement;
  /** `nothingOpens` is proved. `unknown`: what is not known, or too much to work out, decides. */
  verdict: 'nothingOpens' | 'opens' | 'unknown';
  /** The smallest first: what is told by the fewest conditions, then what most people gain. */
  opens: CaChange[];
  /** What may open, by what is not known. */
  mayOpen: CaChange[];
  closes: CaChange[];
  /** Too large to be worked out within the budget: the verdict is unknown unless something opens. */
  incomplete: boolean;
  /** What the change does to one sign-in; `undefined` where the requirement is not about it, or nobody has that id. */
  at(signIn: CaSignIn): { opens: Tri; closes: Tri } | undefined;
}

export interface Comparison {
  /** `opens` if any requirement says so, else `unknown` if any does. */
  verdict: RequirementComparison['verdict'];
  requirements: RequirementComparison[];
  /** The smallest change that opens something, with its requirement. */
  first?: { requirement: Requirement; change: CaChange };
}

/**
 * Compares two states of a tenant for each requirement.
 *
 * @throws Error when only one side has people
 */
export function compare(
  before: CompareSide,
  after: CompareSide,
  requirements: readonly Requirement[],
  options: CompareOptions = {},
): Comparison {
  const [from, to] = [before, after].map(side => ({
    ...side,
    compiled: compilePolicies(side.policies, side.tenant),
  }));
  return compareCompiled(from, to, requirements, options);
}

/** The same for whoever compares these policies more than once: what they are made of takes longer than who is compared. */
export function compareCompiled(
  before: CompiledSide,
  after: CompiledSide,
  requirements: readonly Requirement[],
  options: CompareOptions = {},
): Comparison {
  const found = requirements.map(requirement =>
    compareFor(compareSpace(before, after, requirement, options), options),
  );
  const opening = found.find(each => each.verdict === 'opens');
  const smallest = found
    .flatMap(({ requirement, opens }) =>
      opens.slice(0, 1).map(change => ({ requirement, change })),
    )
    .sort((one, other) => bySize(one.change, other.change))[0];
  return {
    verdict:
      opening?.verdict ??
      found.find(each => each.verdict === 'unknown')?.verdict ??
      'nothingOpens',
    requirements: found,
    first: smallest,
  };
}

function bySize(one: CaChange, other: CaChange): number {
  return (
    Object.keys(one.where).length - Object.keys(other.where).length ||
    other.ids.length - one.ids.length
  );
}

function compareFor(
  space: CompareSpace,
  { budget = 4000 }: CompareOptions,
): RequirementComparison {
  const perClass = space.classes.map(each =>
    comparedBoxes(space, each, budget),
  );
  const incomplete = space.merged || perClass.some(each => each.incomplete);
  const described = (kind: keyof ChangedBoxes) =>
    changesIn(
      space,
      perClass.map(each => each[kind]),
      kind === 'closes' ? 'closes' : 'opens',
    ).sort(bySize);
  const opens = described('opens');
  const mayOpen = described('mayOpen');
  let verdict: RequirementComparison['verdict'] = 'nothingOpens';
  // Where a dimension is only partly known, a box for sure is one all the same: its witness is a sign-in that was tried.
  if (opens.length) verdict = 'opens';
  else if (mayOpen.length || incomplete) verdict = 'unknown';
  return {
    requirement: space.requirement,
    verdict,
    opens,
    mayOpen,
    closes: described('closes'),
    incomplete,
    at(signIn) {
      const at = space.classOf(signIn.identity);
      if (at === undefined) return undefined;
      const cell = space.cellOf(signIn);
      if (!cell) return undefined;
      const box = cell.map(index => bit(index));
      const inside = (boxes: readonly Box[]) =>
        boxes.some(each => each.every((mask, d) => (mask & box[d]) !== 0n));
      const answer = (sure: Box[], maybe: Box[]): Tri =>
        inside(sure) || (inside(maybe) || incomplete ? 'unknown' : false);
      const { opens: o, mayOpen: mo, closes: c, mayClose: mc } = perClass[at];
      return { opens: answer(o, mo), closes: answer(c, mc) };
    },
  };
}
