import type {
  AuditorService,
  DatabaseService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import type { Posture } from '@entra-posture/core/node';
import type { Request } from 'express';

/**
 * A run that takes longer is stopped and the next one goes on from its page. It is also how long the lock of a process
 * that died is kept where several share a database.
 */
const TIMEOUT: HumanDuration = { hours: 1 };

/** Runs each connection's sync by Backstage's scheduler: one run at a time, however many backends share the database. */
export class SyncSchedule {
  readonly #forced = new Set<string>();

  constructor(
    private readonly deps: {
      scheduler: SchedulerService;
      database: DatabaseService;
      auditor: AuditorService;
      frequency: HumanDuration;
      connections: readonly { id: string }[];
    },
  ) {}

  /** Schedules every connection and starts a first run. */
  async start(posture: Posture): Promise<void> {
    const known = await posture.stores.connections.list();
    for (const { id } of this.deps.connections) {
      if (!known.some(each => each.id === id)) continue;
      await this.#releaseDeadRun(id);
      await this.deps.scheduler.scheduleTask({
        id: taskOf(id),
        frequency: this.deps.frequency,
        timeout: TIMEOUT,
        scope: 'global',
        fn: signal => this.#run(posture, id, signal),
      });
      await this.#trigger(id);
    }
  }

  /** Asks for a run now that reads everything, due or not. `running`: one is under way already. */
  async request(
    connectionId: string,
    request: Request,
  ): Promise<'started' | 'running'> {
    const event = await this.deps.auditor.createEvent({
      eventId: 'connection-sync',
      severityLevel: 'medium',
      request,
      meta: { connection: connectionId, queryType: 'requested' },
    });
    // Whichever backend takes the run reads at least what is due; this one, when it takes it, reads everything.
    this.#forced.add(connectionId);
    try {
      const state = await this.#trigger(connectionId);
      // A run under way is not the one that was asked for, and must not be followed by another.
      if (state === 'running') this.#forced.delete(connectionId);
      await event.success({ meta: { state } });
      return state;
    } catch (error) {
      this.#forced.delete(connectionId);
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  async #run(
    posture: Posture,
    connectionId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const force = this.#forced.delete(connectionId);
    const event = await this.deps.auditor.createEvent({
      eventId: 'connection-sync',
      severityLevel: 'low',
      meta: { connection: connectionId, queryType: 'run', force },
    });
    const { status, findings } = await posture.sync(connectionId, {
      force,
      signal,
    });
    // The sync has logged why, and the page shows it; the schedule goes on.
    if (status.state === 'failed') {
      await event.fail({
        error: new Error('The status of the connection says why.'),
      });
    } else {
      await event.success({ meta: { ...findings } });
    }
  }

  async #trigger(connectionId: string): Promise<'started' | 'running'> {
    try {
      await this.deps.scheduler.triggerTask(taskOf(connectionId));
      return 'started';
    } catch (error) {
      if (isError(error) && error.name === 'ConflictError') return 'running';
      throw error;
    }
  }

  /**
   * A process that was killed leaves its run locked until the timeout. A SQLite file has one process only, so a lock
   * found at the start is a dead one's; on a shared database it may be a living one's and is left.
   */
  async #releaseDeadRun(connectionId: string): Promise<void> {
    const { client } = (await this.deps.database.getClient()).client.config;
    if (!String(client).includes('sqlite3')) return;
    try {
      await this.deps.scheduler.cancelTask(taskOf(connectionId));
    } catch (error) {
      const expected = ['ConflictError', 'NotFoundError'];
      if (!isError(error) || !expected.includes(error.name)) throw error;
    }
  }
}

function taskOf(connectionId: string): string {
  return `sync-${connectionId}`;
}
