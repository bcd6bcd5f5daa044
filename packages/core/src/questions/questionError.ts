import { cleanLabel } from './label';

export type QuestionErrorCode =
  | 'invalidInput'
  | 'notFound'
  | 'staleCursor'
  /** What is decided about is not as it was seen. */
  | 'conflict'
  | 'forbidden'
  | 'unavailable';

const LONGEST = 1_000;

/**
 * Why a question is not answered: one sentence that says what to do. Doors give it their own status. It may repeat what
 * was asked, so nothing hidden gets through.
 */
export class QuestionError extends Error {
  name = 'QuestionError';

  /** By name: a program may hold this twice, as two bundles do, and each must know the other's errors. */
  static [Symbol.hasInstance](error: unknown): boolean {
    return (
      error instanceof Error &&
      error.name === 'QuestionError' &&
      'code' in error
    );
  }

  constructor(
    readonly code: QuestionErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(cleanLabel(message, LONGEST), options);
  }
}
