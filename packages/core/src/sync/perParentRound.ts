import type { PerParentWords } from '../datasets/dataset';
import type { Completeness } from '../model';
import type { PerParentCursor } from './cursor';

/** One parent's answer, as a round counts it. */
export type ParentOutcome = 'read' | 'cut' | 'without' | 'closed' | 'failed';

export function beginRound(
  began: string,
  first: string[],
  total: number,
  last: PerParentCursor | undefined,
): PerParentCursor {
  return {
    kind: 'perParent',
    began,
    first,
    firstAsked: 0,
    after: '',
    total,
    read: 0,
    without: 0,
    closed: 0,
    failed: 0,
    cut: 0,
    done: false,
    ...(last?.whole ? { whole: last.whole } : {}),
  };
}

/** The round after these were asked, in its order. */
export function stepRound(
  cursor: PerParentCursor,
  asked: readonly { id: string; outcome: ParentOutcome }[],
): PerParentCursor {
  const next = { ...cursor };
  for (const { id, outcome } of asked) {
    next[outcome] = (next[outcome] ?? 0) + 1;
    if (next.firstAsked < next.first.length) next.firstAsked += 1;
    else next.after = id;
  }
  return next;
}

export function endRound(cursor: PerParentCursor): PerParentCursor {
  const everybody = !cursor.closed && !cursor.failed && !cursor.cut;
  return {
    ...cursor,
    done: true,
    ...(everybody ? { whole: cursor.began } : {}),
  };
}

/**
 * What the rows may be relied on for. Until a round has read everybody it is a part, and says which; what a whole round
 * read stays complete as of that round while the next one is on its way.
 */
export function roundCompleteness(
  title: string,
  words: PerParentWords,
  cursor: PerParentCursor,
): Completeness {
  const { done, read, total, without, closed, failed, cut = 0, whole } = cursor;
  if (whole && !(done && (closed || failed || cut))) {
    return { state: 'complete', asOf: whole };
  }
  const count = (value: number) => value.toLocaleString('en-US');
  const settled = read + without;
  const sentences = [
    `${title} of ${count(settled)} of ${count(Math.max(total, settled))} ${words.parents}, ${words.first} first${done ? '.' : '; the next sync goes on.'}`,
    ...(without ? [`${words.without}: ${count(without)}.`] : []),
    ...(cut
      ? [`Larger than is read of one, and known in part: ${count(cut)}.`]
      : []),
    ...(closed
      ? [`Closed to this connection: ${count(closed)}; ${words.closed}.`]
      : []),
    ...(failed
      ? [
          `Did not answer, and are asked again in the next round: ${count(failed)}.`,
        ]
      : []),
  ];
  return { state: 'partial', seen: settled, why: sentences.join(' ') };
}
