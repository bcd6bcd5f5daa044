import type { FindingState } from '../../model';
import { filterOf } from '../findingFilter';
import type { QuestionContext } from '../question';
import { QuestionError, type QuestionErrorCode } from '../questionError';
import { scopeOf } from '../scope';
import { MOST_AT_ONCE, type BulkActInput } from './actInput';
import { actOnFinding, type ActOptions } from './actOnFinding';

/** What became of each finding; one that is refused leaves the others done. */
export interface FindingsActed {
  done: number;
  unchanged: number;
  refused: number;
  items: (
    | {
        finding: string;
        outcome: 'done' | 'unchanged';
        state: FindingState;
        version: number;
      }
    | {
        finding: string;
        outcome: 'refused';
        code: QuestionErrorCode;
        why: string;
      }
  )[];
}

/**
 * The same act on many findings, each for itself: named ones, or what fits a filter.
 * @throws QuestionError when a filter fits more than may be decided about at once, or not as many as were seen
 */
export async function actOnFindings(
  input: BulkActInput,
  context: QuestionContext,
  options: ActOptions,
): Promise<FindingsActed> {
  const chosen =
    'findings' in input ? once(input.findings) : await fitting(input, context);
  const items: FindingsActed['items'] = [];
  for (const { finding, version } of chosen) {
    try {
      const done = await actOnFinding(
        finding,
        { act: input.act, version },
        context,
        options,
      );
      items.push({
        finding,
        outcome: done.changed ? 'done' : 'unchanged',
        state: done.finding.state,
        version: done.finding.version,
      });
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      const { code, message } = error;
      items.push({ finding, outcome: 'refused', code, why: message });
    }
  }
  const count = (outcome: string) =>
    items.filter(each => each.outcome === outcome).length;
  return {
    done: count('done'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    items,
  };
}

interface Chosen {
  finding: string;
  version: number;
}

/** Named twice is meant once: the second would be refused for what the first did. */
function once(findings: readonly Chosen[]): Chosen[] {
  return [...new Map(findings.map(each => [each.finding, each])).values()];
}

async function fitting(
  { connection, filter, expected }: Extract<BulkActInput, { filter: unknown }>,
  context: QuestionContext,
): Promise<Chosen[]> {
  const scope = await scopeOf(context, connection);
  const { total, items } = await context.stores.findings.list(
    filterOf(scope.connection.id, filter as never, context.now()),
    { limit: MOST_AT_ONCE, offset: 0 },
  );
  if (total !== expected) {
    throw new QuestionError(
      'conflict',
      `${total} findings fit the filter now, and not ${expected}. Look at the list again, and decide then.`,
    );
  }
  if (total > MOST_AT_ONCE) {
    throw new QuestionError(
      'invalidInput',
      `${total} findings fit the filter, and at most ${MOST_AT_ONCE} can be decided about at once. Narrow the filter, by severity, area or check.`,
    );
  }
  return items.map(({ id, version }) => ({ finding: id, version }));
}
