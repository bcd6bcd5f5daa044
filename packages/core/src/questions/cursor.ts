import { QuestionError } from './questionError';

export interface Position {
  offset: number;
  limit: number;
}

/** What a cursor belongs to: the question, its filters, and the sync whose rows are paged. */
export interface CursorScope {
  question: string;
  filters: unknown;
  stamp: string;
}

/** Where a list goes on. A cursor of other filters, or of rows that have been replaced since, is refused. */
export function openCursor(
  cursor: string | undefined,
  limit: number,
  scope: CursorScope,
): Position {
  if (cursor === undefined) return { offset: 0, limit };
  const [mark, offset] = decode(cursor);
  if (mark !== fingerprint(scope) || !Number.isInteger(offset) || offset < 0) {
    throw new QuestionError(
      'staleCursor',
      'The cursor is not one of this list as it is now. Ask again without a cursor.',
    );
  }
  return { offset, limit };
}

export function nextCursor(
  { offset, limit }: Position,
  total: number,
  scope: CursorScope,
): string | undefined {
  const next = offset + limit;
  return next < total ? encode(fingerprint(scope), next) : undefined;
}

/** FNV-1a; keeps honest clients from mixing lists up, and guards nothing secret. */
export function fingerprint(scope: CursorScope): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(scope)) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

function encode(mark: string, offset: number): string {
  return `${mark}.${offset.toString(36)}`;
}

function decode(cursor: string): [string, number] {
  const [mark, offset = ''] = cursor.split('.');
  return [mark, /^[0-9a-z]+$/.test(offset) ? parseInt(offset, 36) : NaN];
}
