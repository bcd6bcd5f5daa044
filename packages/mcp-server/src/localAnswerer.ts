import {
  answerQuestion,
  Caller,
  Question,
  QuestionContext,
} from '@entra-posture/core';
import { Answerer } from './answerer';

/** Answers from the store of this process. */
export function localAnswerer(options: {
  questions: readonly Question[];
  context: (caller: Caller, signal?: AbortSignal) => QuestionContext;
}): Answerer {
  return {
    questions: options.questions,
    answer: (question, input, caller, signal) =>
      answerQuestion(question, input, options.context(caller, signal)),
  };
}
