import { activeStates, severities } from '../model';
import type { EntityKind, Finding } from '../model';
import { findingItem } from './items';
import type { QuestionContext } from './question';
import type { FindingItem } from './shapes';

/**
 * Findings that ask for work and touch any of these things, worst first, over several tenants; each finding once.
 * @param limit - how many are listed; `total` counts all
 */
export async function findingsTouching(
  things: readonly {
    connection: string;
    things: readonly { kind: EntityKind; id: string }[];
  }[],
  limit: number,
  context: QuestionContext,
): Promise<{ total: number; items: FindingItem[] }> {
  const now = context.now().toISOString();
  const found = await Promise.all(
    things
      .filter(each => each.things.length)
      .map(({ connection: connectionId, things: touching }) =>
        context.stores.findings.list(
          { connectionId, touching, state: { of: activeStates, now } },
          { limit, offset: 0, sort: 'severity' },
        ),
      ),
  );
  return {
    total: found.reduce((sum, { total }) => sum + total, 0),
    items: found
      .flatMap(({ items }) => items)
      .sort(worstFirst)
      .slice(0, limit)
      .map(each => findingItem(each, context)),
  };
}

function worstFirst(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    other.lastSeen.localeCompare(one.lastSeen) ||
    one.id.localeCompare(other.id)
  );
}
