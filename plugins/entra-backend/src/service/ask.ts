import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ConflictError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  answerQuestion,
  Caller,
  Question,
  QuestionError,
  QuestionErrorCode,
} from '@entra-posture/core';
import { StoreError, toStoreError } from '@entra-posture/core/node';
import type { Request } from 'express';
import type { Callers } from './callers';
import type { PostureService } from './PostureService';

const statuses: Record<
  QuestionErrorCode,
  new (message: string, cause?: Error) => Error
> = {
  invalidInput: InputError,
  notFound: NotFoundError,
  staleCursor: ConflictError,
  forbidden: NotAllowedError,
  unavailable: ServiceUnavailableError,
};

/** Errors of the questions and the store, as the portal's own: its middleware gives each its status. */
export function portalError(error: unknown): Error {
  if (error instanceof QuestionError)
    return new statuses[error.code](error.message);
  const known = toStoreError(error);
  return known instanceof StoreError
    ? new ServiceUnavailableError(known.message)
    : toError(error);
}

export interface AskDeps {
  service: PostureService;
  callers: Callers;
  auditor: AuditorService;
}

/** Answers for a person or service of the portal, and leaves a line in the audit: who asked what, never the answer. */
export async function ask(
  { service, callers, auditor }: AskDeps,
  question: Question,
  input: unknown,
  from: {
    credentials: BackstageCredentials;
    request?: Request<any, any, any, any, any>;
    caller?: Caller;
    signal?: AbortSignal;
  },
): Promise<Record<string, unknown>> {
  const event = await auditor.createEvent({
    eventId: 'question-ask',
    severityLevel: 'low',
    request: from.request,
    meta: { queryType: question.name },
  });
  try {
    const caller = from.caller ?? (await callers.of(from.credentials));
    const answer = await answerQuestion(
      question,
      input,
      service.posture.context(caller, from.signal),
    );
    await event.success();
    return answer as Record<string, unknown>;
  } catch (error) {
    const known = portalError(error);
    await event.fail({ error: known });
    throw known;
  }
}
