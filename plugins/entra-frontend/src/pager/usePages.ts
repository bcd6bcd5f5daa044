import { useEffect } from 'react';
import { Answer, useAnswer } from '../answer/useAnswer';
import { isStaleCursor } from '../client/serverError';
import { Cursors, useCursors } from './useCursors';

export const PAGE = 25;

/** Asks for a page of a list. */
export type PageAsk<T> = (
  page: { limit: number; cursor?: string },
  signal: AbortSignal,
) => Promise<T>;

export interface Pages<T> extends Answer<T> {
  cursors: Cursors;
}

/**
 * One page of a list that the server pages. A list that a sync has replaced since begins again at its first page.
 * @param list - what makes it this list and no other: the filters, and the sync that it rests on
 */
export function usePages<T>(list: string, ask: PageAsk<T>): Pages<T> {
  const cursors = useCursors(list);
  const { cursor, page, restart } = cursors;
  const answer = useAnswer(`${list} ${cursor ?? ''}`, signal =>
    ask({ limit: PAGE, cursor }, signal),
  );
  const { error } = answer;
  const outdated = Boolean(error && page > 0 && isStaleCursor(error));
  useEffect(() => {
    if (outdated) restart();
  }, [outdated, restart]);
  return { ...answer, error: outdated ? undefined : error, cursors };
}
