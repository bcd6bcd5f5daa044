import type { RoleAssignment, RoleDefinition } from '../../model';
import { isReadable, type TenantRows } from './tenantRows';

/** Roles that one principal holds, a group as well as a person. */
export interface Holding {
  /** Template ids that policies match now. */
  active: Set<string>;
  /** Template ids that they match after activation. */
  eligible: Set<string>;
  /** Holds, or could activate, a role that the caller counts as privileged, whatever its scope. */
  privileged: 'active' | 'eligible' | 'no';
  /** Holds a privileged or a custom role now that no policy can match. */
  unmatched: boolean;
}

export interface RoleHoldings {
  /** By principal; `undefined` where assignments cannot be read. */
  active?: ReadonlyMap<string, Holding>;
  /** Whether eligible assignments are among them. A tenant without PIM has none, which is known. */
  eligibleKnown: boolean;
}

export interface RoleOptions {
  /** Whether a role counts as an administrator's, by template id. */
  isPrivileged(templateId: string): boolean;
}

/**
 * Who holds which role, as Conditional Access sees it: only built-in roles that are assigned for the whole tenant and
 * active now match a policy. A custom role, and one for an administrative unit, an app or another object, never does.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups#include-users
 */
export async function readRoleHoldings(
  from: TenantRows,
  { isPrivileged }: RoleOptions,
): Promise<RoleHoldings> {
  if (!isReadable(from, 'roleDefinitions', 'roleAssignments'))
    return { eligibleKnown: false };
  const definitions = new Map<string, RoleDefinition>();
  for await (const row of from.rows('roleDefinitions'))
    definitions.set(row.id, row);
  const found = new Map<string, Holding>();
  const add = (row: RoleAssignment, how: 'active' | 'eligible') => {
    const { principalId, roleDefinitionId } = row;
    if (!principalId || !roleDefinitionId) return;
    const definition = definitions.get(roleDefinitionId);
    const templateId = definition?.templateId ?? roleDefinitionId;
    const custom = definition?.isBuiltIn === false;
    const matches = !custom && isTenantWide(row);
    const privileged = !custom && isPrivileged(templateId);
    const holding = found.get(principalId) ?? none();
    if (matches) holding[how].add(templateId);
    if (!matches && how === 'active' && (privileged || custom))
      holding.unmatched = true;
    if (privileged && holding.privileged !== 'active') holding.privileged = how;
    found.set(principalId, holding);
  };
  for await (const row of from.rows('roleAssignments')) add(row, 'active');
  const eligible = from.completeness('roleEligibilityScheduleInstances').state;
  if (eligible === 'complete')
    for await (const row of from.rows('roleEligibilityScheduleInstances'))
      add(row, 'eligible');
  return {
    active: found,
    eligibleKnown: eligible === 'complete' || eligible === 'unlicensed',
  };
}

function none(): Holding {
  return {
    active: new Set(),
    eligible: new Set(),
    privileged: 'no',
    unmatched: false,
  };
}

/** Null is an assignment for one app: Graph sets the other scope then. */
function isTenantWide({ directoryScopeId }: RoleAssignment): boolean {
  return directoryScopeId === undefined || directoryScopeId === '/';
}

/** What several holdings are together: a person's own and those of their groups. */
export function joinHoldings(holdings: readonly Holding[]): Holding {
  const joined = none();
  for (const each of holdings) {
    for (const id of each.active) joined.active.add(id);
    for (const id of each.eligible) joined.eligible.add(id);
    if (each.privileged === 'active' || joined.privileged === 'no')
      joined.privileged = each.privileged;
    joined.unmatched ||= each.unmatched;
  }
  return joined;
}
