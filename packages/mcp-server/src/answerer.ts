import type { Caller, Question } from '@entra-posture/core';

/**
 * Answers a question for a caller: from this process's own store, or from a portal over HTTP. The server knows nothing
 * else of tenants.
 */
export interface Answerer {
  questions: readonly Question[];
  /** @throws an error whose message may be shown to the caller when it is a `QuestionError` */
  answer(
    question: Question,
    input: unknown,
    caller: Caller,
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>>;
}
