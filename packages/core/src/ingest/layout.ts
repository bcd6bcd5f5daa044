export type Layout = 'lines' | 'elements';

/** How much of a beginning is looked at: an envelope's or a record's first line is far shorter, or is no line. */
export const HEAD_BYTES = 64 * 1024;

/** Longer than any envelope's beginning is written. */
export const ENVELOPE_BYTES = 64;

const NEWLINE = 10;
const OPEN = 123;

/**
 * How a file is laid out: a record (or an envelope of records) a line, as storage accounts and most tools write it, or
 * one JSON document over several lines or of any length.
 */
export function layoutOf(head: Buffer, ended: boolean): Layout {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('[')) return 'elements';
  if (!text.startsWith('{')) return 'lines';
  const newline = text.indexOf('\n');
  const whole = newline >= 0 || ended;
  const line = text.slice(0, newline < 0 ? undefined : newline).trim();
  if (whole && isJson(line)) return 'lines';
  if (envelopeAt(head.indexOf(OPEN), head) !== undefined) return 'elements';
  // A record that is cut off in its first line is written over several; one that is wrong still ends.
  return whole && !line.endsWith('}') ? 'elements' : 'lines';
}

/** Where the list of `{"records":[` begins, when the object at `start` is such an envelope. */
export function envelopeAt(start: number, bytes: Buffer): number | undefined {
  const found = /^\{\s*"records"\s*:\s*\[/.exec(
    bytes.toString('latin1', start, start + ENVELOPE_BYTES),
  );
  return found ? start + found[0].length : undefined;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The number of line ends in these bytes. */
export function lineEnds(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (
    let at = bytes.indexOf(NEWLINE, from);
    at >= 0 && at < to;
    at = bytes.indexOf(NEWLINE, at + 1)
  ) {
    count += 1;
  }
  return count;
}
