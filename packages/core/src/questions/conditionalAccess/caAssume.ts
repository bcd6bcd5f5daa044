import {
  audienceNoun,
  changeOfCell,
  countPeople,
  tenantCoverage,
  type Cell,
  type PeopleGroup,
  type TenantCoverage,
  type TenantGap,
  withoutControl,
} from '../../conditionalAccess/tenant';
import type { ConditionalAccessPolicy } from '../../model';
import { gapsOf } from './caGapOrder';
import { readingOf } from './caMatrix';
import type {
  CaAssumption,
  CaAudience,
  CaChange,
  CaRequirement,
} from './caShapes';

export interface Assumed {
  coverage: TenantCoverage;
  /** What of the hypothesis means nothing in this tenant. */
  ignored: string[];
}

/** The same people under policies as they would be; nothing of the tenant is touched. */
export function assumed(
  { reading }: TenantCoverage,
  { enable = [], disable = [], withoutExclusions = [] }: CaAssumption,
): Assumed {
  const ignored: string[] = [];
  const known = new Map(reading.policies.map(each => [each.id, each]));
  const change = (
    id: string,
    as: (policy: ConditionalAccessPolicy) => ConditionalAccessPolicy,
  ) => {
    const policy = known.get(id);
    if (policy) known.set(id, as(policy));
    else ignored.push(`No policy has the id ${id.slice(0, 64)}.`);
  };
  for (const id of enable)
    change(id, policy => ({ ...policy, state: 'enabled' }));
  for (const id of disable)
    change(id, policy => ({ ...policy, state: 'disabled' }));
  for (const { policy: id, object } of withoutExclusions)
    change(id, policy => {
      const after = withoutExclusion(policy, object);
      if (after) return after;
      ignored.push(
        `The policy ${id.slice(0, 64)} does not leave out ${object.slice(0, 64)}.`,
      );
      return policy;
    });
  return {
    coverage: tenantCoverage(reading, [...known.values()]),
    ignored,
  };
}

/** The policy without one of its exclusions; nothing when it has no such one. */
function withoutExclusion(
  policy: ConditionalAccessPolicy,
  object: string,
): ConditionalAccessPolicy | undefined {
  let found = false;
  const wanted = object.toLowerCase();
  const lists = Object.fromEntries(
    Object.entries(policy.conditions ?? {}).map(([name, condition]) => {
      if (
        !condition ||
        typeof condition !== 'object' ||
        Array.isArray(condition)
      )
        return [name, condition];
      return [
        name,
        Object.fromEntries(
          Object.entries(condition).map(([side, value]) => {
            if (!side.startsWith('exclude')) return [side, value];
            if (
              side === 'excludeGuestsOrExternalUsers' &&
              value &&
              wanted === 'guestsorexternalusers'
            ) {
              found = true;
              return [side, null];
            }
            if (!Array.isArray(value)) return [side, value];
            const rest = value.filter(
              each => `${each}`.toLowerCase() !== wanted,
            );
            if (rest.length !== value.length) found = true;
            return [side, rest];
          }),
        ),
      ];
    }),
  );
  return found ? { ...policy, conditions: lists } : undefined;
}

/** Who gains and who loses, cell by cell; cells that stay as they are are not told. */
export function changedCells(
  before: TenantCoverage,
  after: TenantCoverage,
  cells: readonly Cell[],
): CaChange['cells'] {
  return cells.flatMap(({ audience, requirement }) =>
    (['forced', 'passwordStops'] as const)
      .filter(reading => reading === 'forced' || requirement === 'mfa')
      .flatMap(reading => {
        const was = before.cell(audience, requirement, reading);
        const is = after.cell(audience, requirement, reading);
        const moved = (from: Cell, to: Cell) =>
          countPeople([...from.open].filter(each => isProved(to, each)));
        const change = {
          audience: audience as CaAudience,
          requirement: requirement as CaRequirement,
          reading,
          protected: moved(was, is),
          exposed: moved(is, was),
          before: readingOf(was),
          after: readingOf(is),
        };
        const same =
          JSON.stringify(change.before) === JSON.stringify(change.after);
        return same && !change.protected && !change.exposed ? [] : [change];
      }),
  );
}

function isProved({ open, doubtful }: Cell, group: PeopleGroup): boolean {
  return !open.has(group) && !doubtful.has(group);
}

/**
 * Sign-ins that only one side leaves open, as gaps, worst first. What is too much to work out is said, and not taken for no
 * change.
 */
export function changedGaps(
  before: TenantCoverage,
  after: TenantCoverage,
  cells: readonly Cell[],
): { opened: TenantGap[]; closed: TenantGap[]; unknown: string[] } {
  const changes = cells.map(cell => ({
    cell,
    ...changeOfCell(before, after, cell.audience, cell.requirement),
  }));
  // Who is told of among the active administrators is known by the cell's open people: here, those of the change.
  const inOrder = (side: 'opened' | 'closed') =>
    gapsOf(
      changes.map(({ cell, [side]: gaps }) => ({
        ...cell,
        gaps,
        unknowns: [],
        open: new Set(gaps.flatMap(({ groups }) => groups)),
      })),
    );
  return {
    opened: inOrder('opened'),
    closed: inOrder('closed'),
    unknown: changes.flatMap(({ cell, incomplete }) =>
      incomplete
        ? [
            `What the hypothesis opens and closes for ${audienceNoun(cell.audience, 2)} who sign in ${withoutControl[cell.requirement]} is too much to be told whole; how many people gain and lose is exact.`,
          ]
        : [],
    ),
  };
}
