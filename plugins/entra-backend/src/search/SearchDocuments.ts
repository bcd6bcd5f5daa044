import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  findingsToIndex,
  PageToIndex,
  peopleToIndex,
  Portion,
  QuestionContext,
  QuestionError,
} from '@entra-posture/core';
import type { PostureLogger } from '@entra-posture/core/node';
import type { PortalCaller } from '../access/PortalCaller';
import { sentenceOf } from '../answer/sentenceOf';
import type { PostureHolder } from '../posture/PostureHolder';
import {
  FindingDocument,
  findingDocument,
  PersonDocument,
  personDocument,
} from './documents';

/** What the portal's search may index, portion by portion. The audit is told of the first one of each run. */
export class SearchDocuments {
  constructor(
    private readonly deps: {
      postures: PostureHolder;
      auditor: AuditorService;
      pagePath: string;
      logger: PostureLogger;
    },
  ) {}

  /** @throws QuestionError */
  findings(
    page: PageToIndex,
    caller: PortalCaller,
    signal: AbortSignal,
  ): Promise<Portion<FindingDocument>> {
    return this.#portion('search_findings', findingsToIndex, findingDocument, {
      page,
      caller,
      signal,
    });
  }

  /** @throws QuestionError */
  people(
    page: PageToIndex,
    caller: PortalCaller,
    signal: AbortSignal,
  ): Promise<Portion<PersonDocument>> {
    return this.#portion('search_people', peopleToIndex, personDocument, {
      page,
      caller,
      signal,
    });
  }

  async #portion<Item, Document>(
    what: string,
    read: (
      page: PageToIndex,
      context: QuestionContext,
    ) => Promise<Portion<Item>>,
    document: (item: Item, pagePath: string) => Document,
    ask: { page: PageToIndex; caller: PortalCaller; signal: AbortSignal },
  ): Promise<Portion<Document>> {
    const { page, caller, signal } = ask;
    const event =
      page.cursor === undefined
        ? await this.deps.auditor.createEvent({
            eventId: 'question-asked',
            severityLevel: 'low',
            request: caller.request,
            meta: { question: what, door: caller.door },
          })
        : undefined;
    try {
      const { items, ...rest } = await read(
        page,
        this.deps.postures.get().context(caller, signal),
      );
      await event?.success();
      return {
        ...rest,
        items: items.map(each => document(each, this.deps.pagePath)),
      };
    } catch (error) {
      const sentence = sentenceOf(error, what, this.deps.logger, signal);
      await event?.fail({
        error: new Error(
          sentence instanceof QuestionError ? sentence.code : 'unexpected',
        ),
      });
      throw sentence;
    }
  }
}
