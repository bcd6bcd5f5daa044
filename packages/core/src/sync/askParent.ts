import { GraphShapeError } from '../datasets';
import { GraphError } from '../graph';
import type { GraphFailure } from '../graph/ports';
import { CollectDeps, readPage } from './collect';
import type { PerParent } from './perParent';
import type { ParentOutcome } from './perParentRound';
import { SeenPages } from './SeenPages';

/** No person has this many pages. */
const MAX_PAGES = 1_000;

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
 * What a failed answer says of the one person. All others (throttled, unauthenticated, unreachable) say it of the
 * connection.
 */
const ofThePerson: Partial<Record<GraphFailure, ParentOutcome>> = {
  // MailboxNotEnabledForRESTAPI, ErrorInvalidUser: no mailbox, one that is inactive, or one kept on premises.
  notFound: 'without',
  permission: 'closed',
  unavailable: 'failed',
  badRequest: 'failed',
  shape: 'failed',
  endless: 'failed',
};

/** @throws GraphError when the failure is not this person's */
export async function askParent(
  dataset: PerParent,
  parent: string,
  deps: CollectDeps,
): Promise<ParentAnswer> {
  const { request, ofParent } = dataset.collect;
  const answer: ParentAnswer = {
    id: parent,
    outcome: 'read',
    elements: [],
    requests: 0,
    waitedMs: 0,
  };
  const seen = new SeenPages(dataset.title, MAX_PAGES);
  let at: typeof request | string = {
    ...request,
    path: request.path.replace('{id}', encodeURIComponent(parent)),
  };
  try {
    for (;;) {
      const page = await readPage(dataset, at, deps);
      seen.note(page);
      const own = page.value.map(element => ofParent(element, parent));
      // Met here, where it is one person's, and not when it is written with those of others.
      for (const element of own) dataset.parse(element);
      answer.elements.push(...own);
      answer.requests += page.requests;
      answer.waitedMs += page.waitedMs ?? 0;
      if (!page.nextLink) return answer;
      at = page.nextLink;
    }
  } catch (error) {
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

function outcomeOf(error: unknown): ParentOutcome | undefined {
  if (error instanceof GraphShapeError) return 'failed';
  return error instanceof GraphError ? ofThePerson[error.failure] : undefined;
}
