import { z } from 'zod';
import type { Question, QuestionContext } from './question';
import { QuestionError } from './questionError';

/**
 * Answers a question that came through a door: its input is checked here and nowhere else.
 * @throws QuestionError
 */
export async function answerQuestion<Out>(
  question: Question<any, Out>,
  input: unknown,
  context: QuestionContext,
): Promise<Out> {
  const parsed = question
    .input(z)
    .strict()
    .safeParse(input ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      path.length ? `${path.join('.')}: ${message}` : message,
    );
    throw new QuestionError(
      'invalidInput',
      `${question.name} cannot be asked like that. ${problems.join('; ')}.`,
    );
  }
  context.signal?.throwIfAborted();
  return question.answer(parsed.data, context);
}
