import type { Finding } from '../model';
import { checkOf, findingItem } from './items';
import type { QuestionContext } from './question';
import type { FindingItem } from './shapes';

const LISTED = 25;

/** Of a chain: the findings that it is made of, by the time at which they happened. A part that is gone is left out. */
export async function partsOf(
  chain: Pick<Finding, 'checkId' | 'connectionId' | 'facts'>,
  context: QuestionContext,
): Promise<FindingItem[]> {
  if (checkOf(chain.checkId, context)?.family !== 'cmp') return [];
  const ids = Array.isArray(chain.facts.parts) ? chain.facts.parts : [];
  const found = await Promise.all(
    ids
      .slice(0, LISTED)
      .map(id =>
        context.stores.findings.get(String(id), { limit: 0, offset: 0 }),
      ),
  );
  return found
    .filter(each => each?.connectionId === chain.connectionId)
    .map(each => findingItem(each!, context))
    .sort((a, b) =>
      (a.happenedAt ?? a.firstSeen) < (b.happenedAt ?? b.firstSeen) ? -1 : 1,
    );
}
