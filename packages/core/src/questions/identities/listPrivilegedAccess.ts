import { Holding, Role } from '../../checks/priv/holders';
import type { EntityRef, Identity } from '../../model';
import { nextCursor, openCursor } from '../cursor';
import { entityItem } from '../items';
import { cleanLabel } from '../label';
import { privilegedHolders } from '../privileged';
import type { Question, QuestionContext } from '../question';
import * as schemas from '../schemas';
import { Scope, scopeOf } from '../scope';
import { score } from './identitySchemas';
import {
  entityKindOf,
  PrivilegedAccessList,
  RoleTotals,
} from './identityShapes';
import { identityItem, inventoryAsOf } from './inventory';

interface Input {
  connection?: string;
  role?: string;
  assignment?: 'active' | 'eligible';
  tier?: '0' | '1' | '2';
  limit?: number;
  cursor?: string;
}

type Item = PrivilegedAccessList['items'][number];

const LIMIT = 25;

export const listPrivilegedAccess: Question<Input, PrivilegedAccessList> = {
  name: 'list_privileged_access',
  title: 'Who holds privileged roles',
  description:
    'Who holds administrator roles: permanent or by PIM, active or eligible, directly or by group, with MFA; counts by role.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      role: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Name or template id'),
      assignment: z.enum(['active', 'eligible']).optional(),
      tier: z.enum(['0', '1', '2']).optional().describe('1 when left out'),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      roles: z.array(
        z.object({
          role: z.string(),
          label: z.string(),
          tier: z.number(),
          permanent: z.number().nullable(),
          active: z.number(),
          eligible: z.number(),
        }),
      ),
      total: z.number(),
      items: z.array(
        schemas.entityItem(z).extend({
          role: z.string(),
          roleLabel: z.string(),
          tier: z.number(),
          assignment: z.enum(['active', 'eligible']),
          permanent: z
            .boolean()
            .nullable()
            .describe('null where dates cannot be read'),
          through: schemas.entityItem(z).optional(),
          enabled: z.boolean().nullable(),
          mfa: z.boolean().nullable(),
          lastActivityAt: z.string().nullable(),
          score: score(z),
        }),
      ),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer(
    { connection, limit = LIMIT, cursor, tier = '1', ...filters },
    context,
  ) {
    const scope = await scopeOf(context, connection);
    const holders = await privilegedHolders(
      context,
      scope,
      Number(tier) as 0 | 1 | 2,
    );
    // A group that holds a role is told by those who are in it.
    const people = (holders?.holdings ?? []).filter(
      ({ principalId }) => !holders!.groups.has(principalId),
    );
    const found = people
      .filter(holding => matches(holding, filters))
      .sort(worstFirst);
    const paging = {
      question: 'list_privileged_access',
      filters: { ...filters, tier, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const next = nextCursor(position, found.length, paging);
    const page = found.slice(position.offset, position.offset + limit);
    const items = await itemsOf(page, holders?.groups, context, scope);
    return {
      asOf: await inventoryAsOf(
        scope,
        [
          'roleDefinitions',
          'roleAssignments',
          'groups',
          'roleAssignmentScheduleInstances',
          'roleEligibilityScheduleInstances',
          'userRegistrationDetails',
        ],
        context,
      ),
      roles: rolesOf(people),
      total: found.length,
      items,
      ...(next ? { nextCursor: next } : {}),
      next: items.length
        ? [
            {
              tool: 'check_ca_gaps',
              arguments: { audience: 'admins' },
              why: 'Whether any policy covers them',
            },
            {
              tool: 'list_findings',
              arguments: { check: 'priv.escalation-path' },
              why: 'Who can come to such a role without holding it',
            },
          ]
        : [],
    };
  },
};

function matches(
  { role, how }: Holding,
  filters: Pick<Input, 'role' | 'assignment'>,
): boolean {
  const wanted = filters.role?.toLowerCase();
  return (
    (!wanted ||
      role.templateId === wanted ||
      role.name.toLowerCase().includes(wanted)) &&
    (!filters.assignment || how === filters.assignment)
  );
}

/** The most dangerous roles first, active before eligible; ties by ids, so that pages do not overlap. */
function worstFirst(a: Holding, b: Holding): number {
  return (
    tierOf(a.role) - tierOf(b.role) ||
    a.role.name.localeCompare(b.role.name) ||
    a.how.localeCompare(b.how) ||
    (a.principalId < b.principalId ? -1 : 1) ||
    (a.through ?? '').localeCompare(b.through ?? '')
  );
}

function tierOf({ tier }: Role): number {
  return tier ?? 3;
}

function rolesOf(holdings: readonly Holding[]): RoleTotals[] {
  const byRole = new Map<string, RoleTotals>();
  const seen = new Set<string>();
  for (const { role, how, permanent, principalId } of [...holdings].sort(
    worstFirst,
  )) {
    const totals = byRole.get(role.templateId) ?? {
      role: role.templateId,
      label: cleanLabel(role.name),
      tier: tierOf(role),
      permanent: 0,
      active: 0,
      eligible: 0,
    };
    byRole.set(role.templateId, totals);
    // Somebody who holds it directly and through a group holds it once.
    const key = `${role.templateId} ${how} ${principalId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    totals[how] += 1;
    if (how !== 'active' || permanent === false) continue;
    totals.permanent =
      permanent === null || totals.permanent === null
        ? null
        : totals.permanent + 1;
  }
  return [...byRole.values()];
}

async function itemsOf(
  page: readonly Holding[],
  groups: ReadonlyMap<string, string> = new Map(),
  context: QuestionContext,
  scope: Scope,
): Promise<Item[]> {
  const { stores, caller } = context;
  const ids = [...new Set(page.map(({ principalId }) => principalId))];
  const { items } = await stores.identities.list(
    scope.connection.id,
    { ids },
    { limit: ids.length, offset: 0 },
  );
  const known = new Map<string, Identity>(items.map(each => [each.id, each]));
  return page.map(({ principalId, role, how, permanent, through }) => {
    const identity = known.get(principalId);
    const line = identity && identityItem(identity, caller);
    const ref: EntityRef = {
      kind: identity ? entityKindOf[identity.kind] : 'servicePrincipal',
      id: principalId,
      label: identity?.label ?? principalId,
    };
    return {
      ...entityItem(ref, caller, identity?.handle),
      role: role.templateId,
      roleLabel: cleanLabel(role.name),
      tier: tierOf(role),
      assignment: how,
      permanent,
      ...(through
        ? {
            through: entityItem(
              {
                kind: 'group',
                id: through,
                label: groups.get(through) ?? through,
              },
              caller,
            ),
          }
        : {}),
      enabled: line?.enabled ?? null,
      mfa: line?.mfa ?? null,
      lastActivityAt: line?.lastActivityAt ?? null,
      score: line?.score ?? null,
    };
  });
}
