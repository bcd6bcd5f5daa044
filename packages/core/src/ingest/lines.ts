import type { Piece, Splitter } from './splitter';

const NEWLINE = 10;

/** A record, or an envelope or a list of records, a line. */
export class Lines implements Splitter {
  #rest = Buffer.alloc(0);
  /** Of a line too long to be a record: what comes until it ends is not kept. */
  #skipping = false;

  constructor(
    public position: number,
    public line: number,
    private readonly maxBytes: number,
  ) {}

  push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, from)
    ) {
      const part = chunk.subarray(from, end);
      this.#take(
        this.#rest.length ? Buffer.concat([this.#rest, part]) : part,
        pieces,
      );
      this.#rest = Buffer.alloc(0);
      from = end + 1;
    }
    const open = chunk.subarray(from);
    if (this.#skipping) {
      this.position += open.length;
    } else if (this.#rest.length + open.length > this.maxBytes) {
      this.#skipping = true;
      this.position += this.#rest.length + open.length;
      this.#rest = Buffer.alloc(0);
      pieces.push(this.#problem('is longer than any record; it was left out'));
    } else if (open.length) {
      this.#rest = Buffer.concat([this.#rest, open]);
    }
    return pieces;
  }

  /** The last line may have no end, or not have been written to its end yet: then it is read again another time. */
  end(): Piece[] {
    if (!this.#rest.length) return [];
    const text = this.#rest.toString('utf8').trim();
    if (!text) return [];
    const records = recordsOf(text);
    if (!records) {
      return [this.#problem('ends with the file and is no JSON yet')];
    }
    this.position += this.#rest.length;
    return records.map(record => ({ record, line: this.line + 1 }));
  }

  #take(bytes: Buffer, pieces: Piece[]): void {
    this.position += bytes.length + 1;
    if (this.#skipping) {
      this.#skipping = false;
      this.line += 1;
      return;
    }
    const text = bytes.toString('utf8').trim();
    if (text) {
      const records = recordsOf(text);
      if (records) {
        for (const record of records) {
          pieces.push({ record, line: this.line + 1 });
        }
      } else {
        pieces.push(this.#problem('is no JSON'));
      }
    }
    this.line += 1;
  }

  #problem(what: string): Piece {
    return { problem: what, line: this.line + 1 };
  }
}

function recordsOf(line: string): unknown[] | undefined {
  let read: unknown;
  try {
    // A byte order mark may stand before the first one.
    read = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line);
  } catch {
    return undefined;
  }
  if (Array.isArray(read)) return read;
  const { records } = (read ?? {}) as { records?: unknown };
  return Array.isArray(records) ? records : [read];
}
