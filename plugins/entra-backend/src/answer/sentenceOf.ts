import { QuestionError } from '@entra-posture/core';
import {
  PostureLogger,
  StoreError,
  toStoreError,
} from '@entra-posture/core/node';

/** What a caller is told of a failure; a driver's message may hold rows of the tenant, and goes to the log and no further. */
export function sentenceOf(
  error: unknown,
  what: string,
  logger: PostureLogger,
  signal?: AbortSignal,
): Error {
  if (error instanceof QuestionError) return error;
  if (signal?.aborted) return error as Error;
  const known = toStoreError(error);
  if (known instanceof StoreError) {
    logger.error(known.message);
    return new QuestionError('unavailable', known.message);
  }
  logger.error(`${what} failed: ${(error as Error).stack ?? error}`);
  return new Error(
    'The answer could not be computed; the log of the backend says why.',
  );
}
