import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  answerQuestion,
  Caller,
  Question,
  QuestionError,
  questions,
} from '@entra-posture/core';
import type { PostureLogger } from '@entra-posture/core/node';
import type { Answerer } from '@entra-posture/mcp-server';
import { PortalCaller } from '../access/PortalCaller';
import type { PostureHolder } from '../posture/PostureHolder';
import { sentenceOf } from './sentenceOf';

/** Answers for every door of the portal: one place where a question is audited and a failure becomes a sentence. */
export class PortalAnswerer implements Answerer {
  readonly questions = questions;

  constructor(
    private readonly deps: {
      postures: PostureHolder;
      auditor: AuditorService;
      logger: PostureLogger;
    },
  ) {}

  /** @throws QuestionError, or an error that says only where to look */
  async answer(
    question: Question,
    input: unknown,
    caller: Caller,
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>> {
    const { door, request } =
      caller instanceof PortalCaller ? caller : ({} as Partial<PortalCaller>);
    const event = await this.deps.auditor.createEvent({
      eventId: 'question-asked',
      severityLevel: 'low',
      request,
      // The input may name a person; that a question was asked is enough.
      meta: { question: question.name, ...(door ? { door } : {}) },
    });
    try {
      const answer = await answerQuestion(
        question,
        input,
        this.deps.postures.get().context(caller, signal),
      );
      await event.success();
      return answer;
    } catch (error) {
      const sentence = sentenceOf(
        error,
        question.name,
        this.deps.logger,
        signal,
      );
      await event.fail({
        error: new Error(
          sentence instanceof QuestionError ? sentence.code : 'unexpected',
        ),
      });
      throw sentence;
    }
  }
}
