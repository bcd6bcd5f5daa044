import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import {
  actOnFinding,
  actOnFindings,
  BulkActInput,
  exportFindings,
  FindingActed,
  FindingActInput,
  FindingExport,
  FindingsActed,
  FindingSelection,
  QuestionError,
} from '@entra-posture/core';
import type { PostureLogger } from '@entra-posture/core/node';
import { version } from '../../package.json';
import type { PortalCaller } from '../access/PortalCaller';
import { sentenceOf } from '../answer/sentenceOf';
import type { PostureHolder } from '../posture/PostureHolder';

/** Where people of the portal decide about findings, and take them away as files; the audit is told of each time. */
export class FindingDesk {
  constructor(
    private readonly deps: {
      postures: PostureHolder;
      auditor: AuditorService;
      logger: PostureLogger;
      /** How many days an exception or a snooze may last. */
      longestDays: number;
    },
  ) {}

  get longestDays(): number {
    return this.deps.longestDays;
  }

  /** @throws QuestionError */
  act(
    finding: string,
    input: FindingActInput,
    caller: PortalCaller,
  ): Promise<FindingActed> {
    return this.#tell(
      'finding-decide',
      caller,
      { queryType: input.act.act, finding },
      () => actOnFinding(finding, input, this.#context(caller), this),
    );
  }

  /** @throws QuestionError when nothing was done; what is refused of single findings is in the answer */
  actOnMany(input: BulkActInput, caller: PortalCaller): Promise<FindingsActed> {
    const named = 'findings' in input;
    return this.#tell(
      'finding-decide',
      caller,
      {
        queryType: input.act.act,
        ...(named
          ? { findings: input.findings.map(({ finding }) => finding) }
          : { filter: input.filter as JsonObject, expected: input.expected }),
      },
      () => actOnFindings(input, this.#context(caller), this),
      {
        // Some may have been refused: that is not to be read from the request.
        outcome: ({ done, unchanged, refused }) => ({
          done,
          unchanged,
          refused,
        }),
      },
    );
  }

  /**
   * Opens an export and hands it to `send`; the audit has it as done when all of it has gone.
   * @throws QuestionError before anything is sent
   */
  export(
    selection: FindingSelection & { connection?: string; format: string },
    caller: PortalCaller,
    send: (file: FindingExport) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const { format, connection } = selection;
    return this.#tell(
      'finding-export',
      caller,
      {
        format,
        personalData: caller.personalData,
        ...(connection ? { connection } : {}),
      },
      async () =>
        send(
          await exportFindings(selection, this.#context(caller, signal), {
            version,
          }),
        ),
      { signal },
    );
  }

  #context(caller: PortalCaller, signal?: AbortSignal) {
    return this.deps.postures.get().context(caller, signal);
  }

  async #tell<T>(
    eventId: 'finding-decide' | 'finding-export',
    caller: PortalCaller,
    meta: JsonObject,
    act: () => Promise<T>,
    more: { outcome?: (done: T) => JsonObject; signal?: AbortSignal } = {},
  ): Promise<T> {
    const event = await this.deps.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      request: caller.request,
      meta,
    });
    try {
      const done = await act();
      await event.success({ meta: more.outcome?.(done) });
      return done;
    } catch (error) {
      const sentence = sentenceOf(
        error,
        eventId,
        this.deps.logger,
        more.signal,
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
