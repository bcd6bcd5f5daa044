import type { SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { PostureLogger, Stores } from '@entra-posture/core/node';
import type { FindingEvents } from './FindingEvents';
import type { OwnerNotices } from './OwnerNotices';

const TASK = 'tell-owners';

/** Tells others of what has changed: after each sync, and every while for what time brings; one backend at a time. */
export class NoticeSchedule {
  readonly #ended = new AbortController();

  constructor(
    private readonly deps: {
      scheduler: SchedulerService;
      notices: OwnerNotices;
      events: FindingEvents;
      logger: PostureLogger;
    },
  ) {}

  async start(stores: Stores): Promise<void> {
    await this.deps.scheduler.scheduleTask({
      id: TASK,
      frequency: { minutes: 5 },
      timeout: { minutes: 30 },
      scope: 'global',
      signal: this.#ended.signal,
      fn: async signal => {
        await this.deps.events.run(stores, signal);
        await this.deps.notices.run(stores, signal);
      },
    });
  }

  /** Something was judged. What cannot be told now is told with the next turn. */
  async judged(): Promise<void> {
    if (this.#ended.signal.aborted) return;
    try {
      await this.deps.scheduler.triggerTask(TASK);
    } catch (error) {
      const expected = ['ConflictError', 'NotFoundError'];
      if (isError(error) && expected.includes(error.name)) return;
      this.deps.logger.warn(
        `Owners of findings are told a little later: ${(error as Error).message}`,
      );
    }
  }

  close(): void {
    this.#ended.abort();
  }
}
