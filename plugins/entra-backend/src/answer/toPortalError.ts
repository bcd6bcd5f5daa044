import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { QuestionError, QuestionErrorCode } from '@entra-posture/core';

const kinds: Record<QuestionErrorCode, new (message: string) => Error> = {
  invalidInput: InputError,
  notFound: NotFoundError,
  staleCursor: ConflictError,
  forbidden: NotAllowedError,
  unavailable: ServiceUnavailableError,
};

/** The error from which Backstage makes the right status. */
export function toPortalError(error: unknown): Error {
  return error instanceof QuestionError
    ? new kinds[error.code](error.message)
    : toError(error);
}
