import { Question, QuestionError } from '@entra-posture/core';
import { Answerer } from './answerer';
import { postJson } from './postJson';

/** A portal that does not answer within this time is treated as away; an assistant waits no longer either. */
const TIMEOUT_MS = 30_000;

/**
 * Answers from a portal's backend, with the portal's own authorization. This side holds a portal token and nothing of
 * the tenant.
 */
export function portalAnswerer(options: {
  /** Base address of the portal's backend, such as `https://portal.example.com`. */
  portal: string;
  token: string;
  questions: readonly Question[];
}): Answerer {
  const base = new URL(options.portal);
  return {
    questions: options.questions,
    async answer(question, input, _caller, signal) {
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      let response: Awaited<ReturnType<typeof postJson>>;
      try {
        response = await postJson(
          new URL(`/api/entra/v1/questions/${question.name}`, base),
          {
            token: options.token,
            body: input ?? {},
            signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
          },
        );
      } catch (error) {
        throw new QuestionError(
          'unavailable',
          timeout.aborted
            ? `The portal at ${base.origin} did not answer within ${TIMEOUT_MS / 1000} s. Try again, or look at the portal's log.`
            : `The portal at ${base.origin} could not be reached. Check its address in ENTRA_PORTAL_URL and that it runs.`,
          { cause: error },
        );
      }
      const { status, body } = response;
      if (status === 401) {
        throw new QuestionError(
          'forbidden',
          'The portal refused the token. Put a valid one into ENTRA_PORTAL_TOKEN.',
        );
      }
      if (status < 200 || status > 299) {
        throw new QuestionError(
          status === 404 ? 'notFound' : 'invalidInput',
          typeof body?.error?.message === 'string'
            ? body.error.message
            : `The portal answered with status ${status}. Look at its log.`,
        );
      }
      if (!body || typeof body !== 'object') {
        throw new QuestionError(
          'unavailable',
          `What ${base.origin} answered is not a portal's answer. Check ENTRA_PORTAL_URL.`,
        );
      }
      return body;
    },
  };
}
