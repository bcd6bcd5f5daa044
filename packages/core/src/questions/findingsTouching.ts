import { activeStates, findingStates, severities } from '../model';
import type { EntityKind, Finding, FindingState } from '../model';
import { nextCursor, openCursor } from './cursor';
import { findingItem } from './items';
import type { QuestionContext } from './question';
import type { FindingItem } from './shapes';

/** What something outside the tenants, such as an entity of a catalog, is in one of them. */
export interface Touching {
  connection: string;
  things: readonly { kind: EntityKind; id: string }[];
}

export interface FindingsTouching {
  total: number;
  /** How many there are in each state, listed or not. */
  states: Record<FindingState, number>;
  items: FindingItem[];
  nextCursor?: string;
}

/**
 * Findings that touch any of these things, worst first, over several tenants; each finding once.
 * @param page.state - those that ask for work when left out
 * @throws QuestionError when the cursor is of another list, or of this one before it changed
 */
export async function findingsTouching(
  touching: readonly Touching[],
  page: { limit: number; cursor?: string; state?: readonly FindingState[] },
  context: QuestionContext,
): Promise<FindingsTouching> {
  const { connections, findings } = context.stores;
  const { limit, cursor, state = activeStates } = page;
  const now = context.now().toISOString();
  const asked = touching.filter(({ things }) => things.length);
  const heads = await Promise.all(
    asked.map(async ({ connection: connectionId, things }) => ({
      finishedAt: (await connections.status(connectionId)).finishedAt,
      states: await findings.countStates(
        { connectionId, touching: things },
        now,
      ),
    })),
  );
  const paging = {
    question: 'findings_touching',
    filters: { asked, limit, state },
    stamp: JSON.stringify(heads),
  };
  const position = openCursor(cursor, limit, paging);
  // Which of a tenant's findings are in the page is known once all are sorted: each tenant is asked for as many as may be.
  const end = position.offset + limit;
  const found = await Promise.all(
    asked.map(({ connection: connectionId, things }) =>
      findings.list(
        { connectionId, touching: things, state: { of: state, now } },
        { limit: end, offset: 0, sort: 'severity' },
      ),
    ),
  );
  const total = found.reduce((sum, each) => sum + each.total, 0);
  const next = nextCursor(position, total, paging);
  return {
    total,
    states: Object.fromEntries(
      findingStates.map(each => [
        each,
        heads.reduce((sum, { states }) => sum + states[each], 0),
      ]),
    ) as Record<FindingState, number>,
    items: found
      .flatMap(({ items }) => items)
      .sort(worstFirst)
      .slice(position.offset, end)
      .map(each => findingItem(each, context)),
    ...(next ? { nextCursor: next } : {}),
  };
}

function worstFirst(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    other.lastSeen.localeCompare(one.lastSeen) ||
    one.id.localeCompare(other.id)
  );
}
