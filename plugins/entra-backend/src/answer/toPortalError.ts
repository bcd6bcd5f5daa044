import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { QuestionError, QuestionErrorCode } from '@entra-posture/core';
import { ConnectionError } from '@entra-posture/core/node';

type PortalErrorKind = new (message: string) => Error;

const kinds: Record<QuestionErrorCode, PortalErrorKind> = {
  invalidInput: InputError,
  notFound: NotFoundError,
  staleCursor: ConflictError,
  conflict: ConflictError,
  forbidden: NotAllowedError,
  unavailable: ServiceUnavailableError,
};

const connectionKinds: Record<ConnectionError['reason'], PortalErrorKind> = {
  exists: ConflictError,
  otherTenant: ConflictError,
  configured: ConflictError,
  notFound: NotFoundError,
  noKey: ConflictError,
  invalid: InputError,
};

/** The error from which Backstage makes the right status. */
export function toPortalError(error: unknown): Error {
  if (error instanceof QuestionError) {
    return new kinds[error.code](error.message);
  }
  return error instanceof ConnectionError
    ? new connectionKinds[error.reason](error.message)
    : toError(error);
}
