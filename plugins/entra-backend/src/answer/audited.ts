import type { AuditorService } from '@backstage/backend-plugin-api';
import { QuestionError } from '@entra-posture/core';
import type { PostureLogger } from '@entra-posture/core/node';
import type { PortalCaller } from '../access/PortalCaller';
import { sentenceOf } from './sentenceOf';

/** Answers something that is asked of the portal alone, on the record. @throws QuestionError */
export async function audited<T>(
  question: string,
  caller: PortalCaller,
  { auditor, logger }: { auditor: AuditorService; logger: PostureLogger },
  answer: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId: 'question-asked',
    severityLevel: 'low',
    request: caller.request,
    meta: { question, door: caller.door },
  });
  try {
    const answered = await answer();
    await event.success();
    return answered;
  } catch (error) {
    const sentence = sentenceOf(error, question, logger);
    await event.fail({
      error: new Error(
        sentence instanceof QuestionError ? sentence.code : 'unexpected',
      ),
    });
    throw sentence;
  }
}
