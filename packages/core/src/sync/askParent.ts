import { GraphShapeError } from '../datasets';
import type { Ask } from '../datasets/dataset';
import { GraphError } from '../graph';
import type { GraphFailure } from '../graph/ports';
import type { DatasetRequest } from '../model';
import { CollectDeps, readPage } from './collect';
import type { PerParent } from './perParent';
import type { ParentOutcome } from './perParentRound';
import { SeenPages } from './SeenPages';

/** No list of one parent has this many pages. */
const MAX_PAGES = 100_000;

export interface ParentAnswer {
  id: string;
  outcome: ParentOutcome;
  elements: unknown[];
  requests: number;
  /** For the quota. */
  waitedMs: number;
  /** Why it is `closed` or `failed`. */
  failure?: Error;
}

/**
 * What a failed answer says of the one parent. All others (throttled, unauthenticated, unreachable) say it of the
 * connection.
 */
const ofTheParent: Partial<Record<GraphFailure, ParentOutcome>> = {
  // MailboxNotEnabledForRESTAPI, ErrorInvalidUser: no mailbox, one that is inactive, or one kept on premises. A site that
  // has been deleted since the sites were read.
  notFound: 'without',
  permission: 'closed',
  unavailable: 'failed',
  badRequest: 'failed',
  shape: 'failed',
  endless: 'failed',
  // Of links between the pages of one parent.
  deltaExpired: 'failed',
  pageExpired: 'failed',
};

/** There is more, and it is not asked for. */
class Enough extends Error {}

/** @throws GraphError when the failure is not this parent's */
export async function askParent(
  dataset: PerParent,
  parent: string,
  deps: CollectDeps,
): Promise<ParentAnswer> {
  const answer: ParentAnswer = {
    id: parent,
    outcome: 'read',
    elements: [],
    requests: 0,
    waitedMs: 0,
  };
  try {
    const ask = askOf(dataset, answer, deps);
    for await (const element of elementsOf(dataset, parent, ask)) {
      // Met here, where it is one parent's, and not when it is written with those of others.
      dataset.parse(element);
      answer.elements.push(element);
    }
    return answer;
  } catch (error) {
    if (error instanceof Enough) return { ...answer, outcome: 'cut' };
    const outcome = outcomeOf(error);
    if (!outcome) throw error;
    return {
      ...answer,
      outcome,
      elements: [],
      requests: answer.requests + 1,
      failure: error as Error,
    };
  }
}

async function* elementsOf(
  { collect }: PerParent,
  parent: string,
  ask: Ask,
): AsyncIterable<unknown> {
  if ('read' in collect) {
    yield* collect.read(parent, ask);
    return;
  }
  const { request, ofParent } = collect;
  const path = request.path.replace('{id}', encodeURIComponent(parent));
  for await (const element of ask({ ...request, path }))
    yield ofParent(element, parent);
}

/** Counts into the answer what it costs. */
function askOf(
  dataset: PerParent,
  answer: ParentAnswer,
  deps: CollectDeps,
): Ask {
  const most = dataset.collect.requestsPerParent ?? Infinity;
  return async function* ask(request, { mayBeGone = false } = {}) {
    const seen = new SeenPages(dataset.title, MAX_PAGES);
    let at: DatasetRequest | string | undefined = request;
    while (at) {
      if (answer.requests >= most) throw new Enough();
      try {
        const page = await readPage(dataset, at, deps, request.headers);
        seen.note(page);
        answer.requests += page.requests;
        answer.waitedMs += page.waitedMs ?? 0;
        yield* page.value;
        at = page.nextLink;
      } catch (error) {
        if (!mayBeGone || (error as GraphError).failure !== 'notFound')
          throw error;
        answer.requests += 1;
        return;
      }
    }
  };
}

function outcomeOf(error: unknown): ParentOutcome | undefined {
  if (error instanceof GraphShapeError) return 'failed';
  return error instanceof GraphError ? ofTheParent[error.failure] : undefined;
}
