import type { Dataset, DatasetRequest } from '../datasets/dataset';
import type { GraphPage } from '../graph/ports';
import type { CollectionState } from '../store/ports';
import { Cursor, readCursor, writeCursor } from './cursor';

/**
 * A whole read that was interrupted for longer begins again: stitched from halves of different hours it would show a
 * tenant that never was.
 */
const TAKEN_UP_WITHIN_MS = 15 * 60_000;

/** One way through a dataset's pages. */
export interface Round {
  /** What to ask first: a request, or the link where an interrupted round stopped. */
  at: DatasetRequest | string;
  full: boolean;
  log: boolean;
  /** What an interrupted round wrote is of no use: it is forgotten first. */
  anew?: boolean;
  /** It takes up an earlier one, and another one follows that reads what happened since. */
  goesOn?: boolean;
  pageCursor(next: string, at: string): Cursor;
  /** Saved with the last page: a process killed before it finishes knows what is still to do. */
  endCursor(last: GraphPage): Cursor;
  finishedCursor(last: GraphPage): Cursor;
  asOf: string;
}

/** What is to be asked of Graph, by where the last round ended or was interrupted. */
export function planRound(
  dataset: Dataset,
  state: CollectionState,
  now: Date,
): Round {
  const mode = dataset.collect;
  const started = now.toISOString();
  switch (mode.kind) {
    case 'delta': {
      const select = mode.request.select?.join();
      const saved = readCursor('delta', state.cursor);
      // Links of before an upgrade never bring what it reads besides, and a property that does not come was never set.
      const cursor = saved?.select === select ? saved : undefined;
      const resync = Boolean(saved?.resync) || (!cursor && state.sequence > 0);
      return {
        at: cursor?.next ?? cursor?.delta ?? mode.request,
        full: resync,
        log: false,
        anew: state.rowsRead > 0 && !cursor,
        goesOn: Boolean(cursor?.next),
        pageCursor: next => ({ kind: 'delta', select, next, resync }),
        endCursor: ({ deltaLink: delta }) => ({
          kind: 'delta',
          select,
          delta,
          resync,
        }),
        finishedCursor: ({ deltaLink: delta }) => ({
          kind: 'delta',
          select,
          delta,
        }),
        asOf: started,
      };
    }
    case 'window': {
      const cursor = readCursor('window', state.cursor);
      const window =
        cursor?.next || cursor?.again
          ? { from: cursor.from, to: cursor.to }
          : nextWindow(mode, cursor, started);
      const end = (): Cursor => ({ kind: 'window', ...window });
      return {
        at: cursor?.next ?? {
          ...mode.request,
          filter: [
            mode.request.filter,
            `${mode.timestamp} ge ${window.from} and ${mode.timestamp} le ${window.to}`,
          ]
            .filter(Boolean)
            .join(' and '),
        },
        full: false,
        log: true,
        goesOn: Boolean(cursor?.next || cursor?.again),
        pageCursor: next => ({ kind: 'window', ...window, next }),
        endCursor: end,
        finishedCursor: end,
        asOf: window.to,
      };
    }
    case 'full': {
      const cursor = readCursor('full', state.cursor);
      const next = takenUp(cursor, now);
      return {
        at: next ?? mode.request,
        full: true,
        log: false,
        anew: state.rowsRead > 0 && !next,
        pageCursor: (link, at) => ({ kind: 'full', next: link, at }),
        endCursor: () => ({ kind: 'full' }),
        finishedCursor: () => ({ kind: 'full' }),
        asOf: next ? (state.startedAt ?? started) : started,
      };
    }
    case 'perParent':
      throw new Error(`${dataset.id} is read person by person`);
    default:
      throw new Error(`Unknown mode ${JSON.stringify(mode satisfies never)}`);
  }
}

/** A delta round that lost its token must be compared with everything; a window is simply asked again. */
export function restartCursor(
  dataset: Dataset,
  state: CollectionState,
): string | undefined {
  if (dataset.collect.kind === 'window') {
    const cursor = readCursor('window', state.cursor);
    return cursor?.next
      ? writeCursor({ ...cursor, next: undefined, again: true })
      : state.cursor;
  }
  return dataset.collect.kind === 'delta'
    ? writeCursor({ kind: 'delta', resync: true })
    : undefined;
}

/** The page to go on from, where that is recent enough. */
function takenUp(
  cursor: Extract<Cursor, { kind: 'full' }> | undefined,
  now: Date,
): string | undefined {
  const since = now.getTime() - Date.parse(cursor?.at ?? '');
  return since <= TAKEN_UP_WITHIN_MS ? cursor?.next : undefined;
}

/** Log records arrive late, so each window reaches back into the one before. */
function nextWindow(
  mode: Extract<Dataset['collect'], { kind: 'window' }>,
  last: { to: string } | undefined,
  now: string,
): { from: string; to: string } {
  const from = last
    ? Date.parse(last.to) - mode.overlapMinutes * 60_000
    : Date.parse(now) - mode.initialDays * 86_400_000;
  return { from: new Date(from).toISOString(), to: now };
}
