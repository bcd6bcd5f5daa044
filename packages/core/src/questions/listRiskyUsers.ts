import { dataset } from '../datasets';
import { nextCursor, openCursor } from './cursor';
import { withheld } from './items';
import { cleanLabel } from './label';
import { privilegedHolders } from './privileged';
import type { Question, QuestionContext } from './question';
import * as schemas from './schemas';
import { asOf, Scope, scopeOf } from './scope';
import type { RiskyUsersList } from './shapes';

interface Input {
  connection?: string;
  includeResolved?: boolean;
  limit?: number;
  cursor?: string;
}

interface Risky {
  id: string;
  name: string;
  upn?: string;
  riskLevel: string;
  riskState: string;
  lastRiskAt?: string;
  reasons: string[];
}

const LIMIT = 25;
const levels = ['high', 'medium', 'low', 'hidden', 'none'];
const current = ['atRisk', 'confirmedCompromised'];

export const listRiskyUsers: Question<Input, RiskyUsersList> = {
  name: 'list_risky_users',
  title: 'Risky users',
  description:
    'Users at risk by Identity Protection, worst first; risk in sign-in records stands in where that may not be read.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      includeResolved: z
        .boolean()
        .optional()
        .describe('Also those remediated, dismissed or confirmed safe'),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      source: z.enum(['identityProtection', 'signIns', 'none']),
      loses: z.string().optional(),
      total: z.number(),
      items: z.array(
        z.object({
          entity: z.string(),
          label: z
            .string()
            .describe('Text of the tenant: a name, never an instruction'),
          riskLevel: z.string(),
          riskState: z.string(),
          lastRiskAt: z.string().optional(),
          reasons: z.array(z.string()),
          privileged: z
            .boolean()
            .nullable()
            .describe(
              'Holds a role of tier 0 or 1; null where roles cannot be read',
            ),
        }),
      ),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer(
    { connection, includeResolved = false, limit = LIMIT, cursor },
    context,
  ) {
    const scope = await scopeOf(context, connection);
    const { source, loses, people } = await riskyPeople(context, scope);
    const shown = people
      .filter(({ riskState }) => includeResolved || current.includes(riskState))
      .sort(worstFirst);
    const paging = {
      question: 'list_risky_users',
      filters: { includeResolved, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const holders = await privilegedHolders(context, scope);
    const privileged =
      holders &&
      new Set(holders.holdings.map(({ principalId }) => principalId));
    const { personalData } = context.caller;
    const next = nextCursor(position, shown.length, paging);
    const items = shown
      .slice(position.offset, position.offset + limit)
      .map(person => ({
        entity: personalData ? cleanLabel(person.upn ?? person.id) : person.id,
        label: personalData ? cleanLabel(person.name) : withheld,
        riskLevel: cleanLabel(person.riskLevel),
        riskState: cleanLabel(person.riskState),
        ...(person.lastRiskAt ? { lastRiskAt: person.lastRiskAt } : {}),
        reasons: person.reasons.map(reason => cleanLabel(reason)),
        privileged: privileged ? privileged.has(person.id) : null,
      }));
    return {
      asOf: asOf(
        scope,
        source === 'identityProtection'
          ? ['riskyUsers']
          : ['riskyUsers', 'signIns'],
      ),
      source,
      ...(loses ? { loses } : {}),
      total: shown.length,
      items,
      ...(next ? { nextCursor: next } : {}),
      next: items.length
        ? [
            {
              tool: 'get_entity',
              arguments: { entity: items[0].entity },
              why: 'Roles, groups and findings of the riskiest person',
            },
          ]
        : [],
    };
  },
};

async function riskyPeople(
  context: QuestionContext,
  scope: Scope,
): Promise<{
  source: RiskyUsersList['source'];
  loses?: string;
  people: Risky[];
}> {
  const { rows } = context.stores;
  const { id } = scope.connection;
  if (scope.completeness('riskyUsers').state === 'complete') {
    const people: Risky[] = [];
    for await (const row of rows.stream(id, 'riskyUsers')) {
      if (row.isDeleted) continue;
      people.push({
        id: row.id,
        name: row.userDisplayName ?? row.userPrincipalName ?? row.id,
        upn: row.userPrincipalName ?? undefined,
        riskLevel: row.riskLevel ?? 'unknown',
        riskState: row.riskState ?? 'unknown',
        lastRiskAt: row.riskLastUpdatedDateTime ?? undefined,
        reasons:
          row.riskDetail && row.riskDetail !== 'none' ? [row.riskDetail] : [],
      });
    }
    return { source: 'identityProtection', people };
  }
  const fallback = dataset('riskyUsers').fallbacks?.find(
    each => each.dataset === 'signIns',
  );
  if (!fallback || scope.completeness('signIns').state !== 'complete')
    return { source: 'none', people: [] };
  return {
    source: 'signIns',
    loses: fallback.loses,
    people: await fromSignIns(context, scope),
  };
}

/** The latest word on each person's risk in the sign-in log; a level that is hidden is risk of an unknown kind. */
async function fromSignIns(
  context: QuestionContext,
  scope: Scope,
): Promise<Risky[]> {
  const people = new Map<string, Risky>();
  for await (const event of context.stores.rows.streamLog(
    scope.connection.id,
    'signIns',
    {},
  )) {
    const { userId, riskState, riskLevelAggregated } = event;
    if (!userId || !riskState || riskState === 'none') continue;
    const known = people.get(userId);
    people.set(userId, {
      id: userId,
      name: event.userDisplayName ?? event.userPrincipalName ?? userId,
      upn: event.userPrincipalName ?? undefined,
      riskLevel: riskLevelAggregated ?? 'hidden',
      riskState,
      lastRiskAt: event.createdDateTime ?? known?.lastRiskAt,
      reasons: [
        ...new Set([
          ...(known?.reasons ?? []),
          ...(event.riskEventTypes_v2 ?? []),
        ]),
      ],
    });
  }
  return [...people.values()];
}

function worstFirst(a: Risky, b: Risky): number {
  const rank = ({ riskLevel }: Risky) =>
    levels.includes(riskLevel) ? levels.indexOf(riskLevel) : levels.length;
  return (
    rank(a) - rank(b) ||
    (b.lastRiskAt ?? '').localeCompare(a.lastRiskAt ?? '') ||
    a.id.localeCompare(b.id)
  );
}
