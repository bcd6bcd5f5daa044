import { compare, type CaChange } from '../compare';
import type { RequirementId } from '../requirements';
import { gapKey } from './gapKey';
import {
  belongs,
  byCause,
  judgedAs,
  requirementOf,
  type Audience,
  type Cell,
  type TenantCoverage,
  type TenantGap,
} from './tenantCoverage';

export interface CellChange {
  /** Sign-ins that are held to the requirement before and not after, as gaps of the state after. */
  opened: TenantGap[];
  /** The other way round, as gaps of the state before. */
  closed: TenantGap[];
  /** Too much to work out: there may be more than is told. */
  incomplete: boolean;
}

/**
 * What other policies change for an audience and a requirement, sign-in by sign-in: of a gap that widens only what it
 * gains, and of one that narrows only what it loses. What may have been open, and may be, is no change.
 */
export function changeOfCell(
  before: TenantCoverage,
  after: TenantCoverage,
  audience: Audience,
  requirement: RequirementId,
): CellChange {
  const [was, is] = [before, after].map(each =>
    each.cell(audience, requirement),
  );
  if (isSame(was, is)) return { opened: [], closed: [], incomplete: false };
  if (isProved(was) || isProved(is))
    return {
      opened: isProved(was) ? [...is.gaps] : [],
      closed: isProved(is) ? [...was.gaps] : [],
      incomplete: false,
    };
  const ask = requirementOf(audience, requirement, 'forced');
  const groups = new Map(
    before.reading.people
      .filter(each => belongs(audience, each))
      .map(each => [each.sample.id, each]),
  );
  const people = [...groups.values()].map(({ sample }) =>
    judgedAs(sample, ask),
  );
  const [found] = compare(
    {
      policies: before.policies,
      tenant: { ...before.reading.tenant, people },
    },
    { policies: after.policies, tenant: { ...after.reading.tenant, people } },
    [ask],
  ).requirements;
  const gapsIn = (side: TenantCoverage, changes: readonly CaChange[]) =>
    changes.flatMap(change =>
      byCause(
        { work: side.work, audience, requirement, kind: 'forced' },
        ask,
        'gap',
        change,
        change.ids.flatMap(id => groups.get(id) ?? []),
      ),
    );
  return {
    opened: gapsIn(after, found.opens),
    closed: gapsIn(before, found.closes),
    incomplete: found.incomplete,
  };
}

function isProved({ gaps, unknowns, merged }: Cell): boolean {
  return !gaps.length && !unknowns.length && !merged.length;
}

/** The same gaps for the same people: nothing of it has changed. */
function isSame(was: Cell, is: Cell): boolean {
  const text = ({ gaps, unknowns }: Cell) =>
    [...gaps, ...unknowns]
      .map(gap =>
        [gapKey(gap), ...gap.groups.map(({ sample }) => sample.id).sort()].join(
          ' ',
        ),
      )
      .sort()
      .join('\n');
  return text(was) === text(is);
}
