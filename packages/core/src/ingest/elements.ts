import { ENVELOPE_BYTES, envelopeAt, lineEnds } from './layout';
import type { Piece, Splitter } from './splitter';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** What may stand between records: white space, commas, the brackets of what they are listed in, a byte order mark. */
const between = new Set([9, 10, 13, 32, 44, 91, 93, CLOSE, 0xef, 0xbb, 0xbf]);

/**
 * Records that follow each other in a document of any length: a list, an envelope `{"records":[…]}`, several of them, or
 * objects written over several lines. Only where a record begins and ends is looked for; what it holds is read by JSON's
 * own parser.
 */
export class Elements implements Splitter {
  position: number;
  line: number;
  /** Bytes that are not passed yet; `position` is where they begin. */
  #held = Buffer.alloc(0);
  #looked = 0;
  #depth = 0;
  #inText = false;
  /** Bytes and lines of a record too long to be one, which are not kept and not passed before it ends. */
  #dropped?: { bytes: number; lines: number };
  #inGarbage = false;

  constructor(
    position: number,
    line: number,
    private readonly maxBytes: number,
  ) {
    this.position = position;
    this.line = line;
  }

  push(chunk: Buffer): Piece[] {
    this.#held = this.#held.length ? Buffer.concat([this.#held, chunk]) : chunk;
    return this.#scan(false);
  }

  end(): Piece[] {
    const pieces = this.#scan(true);
    if (this.#depth > 0 && !this.#dropped) {
      pieces.push(this.#problem('begins a record that does not end'));
    }
    return pieces;
  }

  #scan(ended: boolean): Piece[] {
    const pieces: Piece[] = [];
    const bytes = this.#held;
    let passed = 0;
    let at = this.#looked;
    const pass = () => {
      this.position += at - passed;
      this.line += lineEnds(bytes, passed, at);
      passed = at;
    };
    while (at < bytes.length) {
      if (this.#depth === 0) {
        if (bytes[at] !== OPEN) {
          if (!between.has(bytes[at]) && !this.#inGarbage) {
            pass();
            pieces.push(this.#problem('holds something that is no record'));
            this.#inGarbage = true;
          }
          at += 1;
          continue;
        }
        // Not all of what may be an envelope's beginning has come yet.
        if (!ended && bytes.length - at < ENVELOPE_BYTES) break;
        const list = envelopeAt(at, bytes);
        if (list === undefined) {
          pass();
          this.#depth = 1;
          this.#inGarbage = false;
        }
        at = list ?? at + 1;
        continue;
      }
      at = this.#within(bytes, at);
      if (this.#depth > 0) continue;
      if (this.#dropped) {
        this.position += this.#dropped.bytes;
        this.line += this.#dropped.lines;
        this.#dropped = undefined;
      } else {
        pieces.push(this.#read(bytes.subarray(passed, at)));
      }
      pass();
    }
    if (this.#depth === 0) pass();
    this.#held = bytes.subarray(passed);
    this.#looked = at - passed;
    this.#dropTooLong(pieces);
    return pieces;
  }

  /** Looks on in a record until it ends or the bytes do. */
  #within(bytes: Buffer, from: number): number {
    let at = from;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (this.#inText) {
        if (byte === BACKSLASH) at += 1;
        else if (byte === QUOTE) this.#inText = false;
      } else if (byte === QUOTE) this.#inText = true;
      else if (byte === OPEN) this.#depth += 1;
      else if (byte === CLOSE) {
        this.#depth -= 1;
        if (this.#depth === 0) return at + 1;
      }
    }
    return at;
  }

  #read(bytes: Buffer): Piece {
    try {
      return {
        record: JSON.parse(bytes.toString('utf8')),
        line: this.line + 1,
      };
    } catch {
      return this.#problem('begins a record that is no JSON');
    }
  }

  #dropTooLong(pieces: Piece[]): void {
    if (this.#depth === 0) return;
    if (!this.#dropped && this.#held.length <= this.maxBytes) return;
    if (!this.#dropped) {
      pieces.push(this.#problem('begins something longer than any record'));
    }
    const { bytes, lines } = this.#dropped ?? { bytes: 0, lines: 0 };
    this.#dropped = {
      bytes: bytes + this.#held.length,
      lines: lines + lineEnds(this.#held, 0, this.#held.length),
    };
    // A backslash at the very end has had the next byte counted in already.
    this.#looked -= this.#held.length;
    this.#held = Buffer.alloc(0);
  }

  #problem(what: string): Piece {
    return { problem: what, line: this.line + 1 };
  }
}
