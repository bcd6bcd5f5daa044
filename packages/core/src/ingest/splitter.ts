import { Elements } from './elements';
import { HEAD_BYTES, layoutOf, type Layout } from './layout';
import { Lines } from './lines';

/** No record is longer; a file that is none must not fill the memory. */
export const MAX_RECORD_BYTES = 16 * 2 ** 20;

/** A record, or why there is none, with the line where it begins. */
export type Piece = { line: number } & (
  { record: unknown; problem?: undefined } | { problem: string }
);

export interface Splitter {
  /** Bytes behind the last piece that was given out, so that reading can go on from there. */
  readonly position: number;
  /** Lines behind it. */
  readonly line: number;
  push(chunk: Buffer): Piece[];
  end(): Piece[];
}

export interface SplitPosition {
  position: number;
  line: number;
  layout: Layout;
}

/** What one chunk of a file holds, and where to go on after it. */
export interface Split {
  pieces: Piece[];
  after: SplitPosition;
}

/**
 * Cuts a stream of bytes into records, however they are laid out. What is held in memory is one record.
 *
 * @param from - where an earlier reading stopped, when the bytes begin there
 */
export async function* split(
  chunks: AsyncIterable<Buffer>,
  from?: SplitPosition,
): AsyncGenerator<Split> {
  let layout = from?.layout;
  let splitter = layout && splitterOf(layout, from);
  let head = Buffer.alloc(0);
  const given = (pieces: Piece[], by: Splitter): Split => ({
    pieces,
    after: { position: by.position, line: by.line, layout: layout! },
  });
  for await (const chunk of chunks) {
    if (splitter) {
      yield given(splitter.push(chunk), splitter);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    // The beginning tells the layout once its first line is there.
    const begun = head.toString('latin1').trimStart();
    if (!begun.includes('\n') && head.length < HEAD_BYTES) continue;
    layout = layoutOf(head, false);
    splitter = splitterOf(layout);
    yield given(splitter.push(head), splitter);
  }
  if (!splitter) {
    layout = layoutOf(head, true);
    splitter = splitterOf(layout);
    yield given(splitter.push(head), splitter);
  }
  yield given(splitter.end(), splitter);
}

function splitterOf(layout: Layout, from?: SplitPosition): Splitter {
  const { position, line } = from ?? { position: 0, line: 0 };
  return layout === 'lines'
    ? new Lines(position, line, MAX_RECORD_BYTES)
    : new Elements(position, line, MAX_RECORD_BYTES);
}
