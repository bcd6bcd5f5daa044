export type QuestionErrorCode =
  | 'invalidInput'
  | 'notFound'
  | 'staleCursor'
  /** What is decided about is not as it was seen. */
  | 'conflict'
  | 'forbidden'
  | 'unavailable';

/** Why a question is not answered: one sentence that says what to do. Doors give it their own status. */
export class QuestionError extends Error {
  name = 'QuestionError';

  constructor(
    readonly code: QuestionErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
