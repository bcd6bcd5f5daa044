import { z } from 'zod';
import type { Question, QuestionContext } from './question';
import { inConnection } from './inConnection';
import { QuestionError } from './questionError';

const MOST_PROBLEMS = 5;

/**
 * Answers a question that came through a door: its input is checked here and nowhere else.
 * @throws QuestionError
 */
export async function answerQuestion<Out>(
  question: Question<any, Out>,
  input: unknown,
  context: QuestionContext,
): Promise<Out> {
  const schema = question.input(z);
  const parsed = schema.strict().safeParse(input ?? {});
  if (!parsed.success) {
    const { issues } = parsed.error;
    const problems = issues
      .slice(0, MOST_PROBLEMS)
      .map(({ path, message }) =>
        path.length ? `${path.join('.')}: ${message}` : message,
      );
    const takes = issues.some(
      ({ code, path }) => code === 'unrecognized_keys' && !path.length,
    )
      ? ` It takes ${Object.keys(schema.shape).join(', ')}.`
      : '';
    throw new QuestionError(
      'invalidInput',
      `${question.name} cannot be asked like that. ${problems.join('; ')}.${takes} Correct this and ask again.`,
    );
  }
  context.signal?.throwIfAborted();
  return inConnection(
    await question.answer(parsed.data, context),
    parsed.data.connection as string | undefined,
  );
}
