import type { EventsService } from '@backstage/plugin-events-node';
import type { PostureLogger, Stores } from '@entra-posture/core/node';

const DAY_MS = 86_400_000;
const TOLD_DAYS = 7;
const BATCH = 200;

/** What subscribers get: ids only, and no personal data. The finding's id begins with that of its check. */
export interface FindingEventPayload {
  connection: string;
  finding: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/** Publishes `entra.finding.opened`, `.reopened` and `.resolved`; each at least once. */
export class FindingEvents {
  #failing = false;

  constructor(
    private readonly deps: {
      events: EventsService;
      logger: PostureLogger;
      now?: () => Date;
    },
  ) {}

  async run(stores: Stores, signal?: AbortSignal): Promise<void> {
    const now = this.deps.now?.() ?? new Date();
    const since = new Date(now.getTime() - TOLD_DAYS * DAY_MS).toISOString();
    for (const { id } of await stores.connections.list()) {
      for (;;) {
        signal?.throwIfAborted();
        const changes = await stores.notices.unsettled(id, 'publish', {
          kinds: ['opened', 'reopened', 'resolved'],
          since,
          limit: BATCH,
        });
        try {
          for (const { finding, kind, at } of changes) {
            const eventPayload: FindingEventPayload = {
              connection: id,
              finding,
              at,
            };
            await this.deps.events.publish({
              topic: `entra.finding.${kind}`,
              eventPayload,
            });
          }
        } catch (error) {
          this.#explain(error as Error);
          return;
        }
        this.#failing = false;
        await stores.notices.settle(
          id,
          'publish',
          changes.map(change => ({ change, notices: [] })),
          now.toISOString(),
        );
        if (changes.length < BATCH) break;
      }
    }
  }

  #explain(error: Error): void {
    if (this.#failing) return;
    this.#failing = true;
    this.deps.logger.warn(
      `Events of findings could not be published; it is tried again: ${error.message}`,
    );
  }
}
