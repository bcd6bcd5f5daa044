import { setTimeout as delay } from 'node:timers/promises';
import type {
  AuditorService,
  DatabaseService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import { ConnectionError, SyncReport } from '@entra-posture/core/node';
import type { Request } from 'express';
import type { PortalPosture } from '../posture/withMalformed';

/** A run that takes longer is stopped and the next one goes on from its page. */
const TIMEOUT: HumanDuration = { hours: 1 };

/** How long a run that was stopped is waited for: as long as a slow answer of Graph may take. */
const ENDING_MS = 500;
const ENDING_TRIES = 240;
/** How often a backend looks whether another one of the same database has connected or disconnected a tenant. */
const LOOK_MS = 60_000;

/** Runs each connection's sync by Backstage's scheduler: one run at a time, however many backends share the database. */
export class SyncSchedule {
  readonly #forced = new Set<string>();
  /** What this backend takes runs of, each with what ends that. */
  readonly #scheduled = new Map<string, AbortController>();
  #looking: NodeJS.Timeout | undefined;
  /** Of which nobody was seen to be at anything when they were looked at last. */
  readonly #quiet = new Set<string>();

  constructor(
    private readonly deps: {
      scheduler: SchedulerService;
      database: DatabaseService;
      auditor: AuditorService;
      frequency: HumanDuration;
      onProblem(problem: string): void;
      /** Told after each run, whatever became of it. Never rejects. */
      onRun?(connectionId: string): Promise<void>;
      lookEveryMs?: number;
    },
  ) {}

  /** Schedules every connection and starts a first run of each; goes on to follow what is connected elsewhere. */
  async start(posture: PortalPosture): Promise<void> {
    await this.#follow(posture);
    this.#looking = setInterval(() => {
      this.#follow(posture).catch(error =>
        this.deps.onProblem(
          `Which connections there are could not be read: ${error.message}`,
        ),
      );
    }, this.deps.lookEveryMs ?? LOOK_MS);
    this.#looking.unref();
  }

  close(): void {
    clearInterval(this.#looking);
    for (const id of [...this.#scheduled.keys()]) this.remove(id);
  }

  /** Schedules a connection that is new or was given a new credential, and reads it now. */
  async add(posture: PortalPosture, connectionId: string): Promise<void> {
    const known = this.#scheduled.get(connectionId);
    if (known) {
      await this.#triggerAfterRun(connectionId, known.signal);
      return;
    }
    const ended = new AbortController();
    this.#scheduled.set(connectionId, ended);
    await this.#releaseDeadRun(connectionId);
    await this.deps.scheduler.scheduleTask({
      id: taskOf(connectionId),
      frequency: this.deps.frequency,
      timeout: TIMEOUT,
      scope: 'global',
      signal: ended.signal,
      fn: signal => this.#run(posture, connectionId, signal),
    });
    await this.#trigger(connectionId);
  }

  /** No further run of it; one under way is stopped by the posture. */
  remove(connectionId: string): void {
    this.#scheduled.get(connectionId)?.abort();
    this.#scheduled.delete(connectionId);
  }

  async #follow(posture: PortalPosture): Promise<void> {
    const wanted = (await posture.stores.connections.list())
      .filter(({ id, paused }) => !paused && !posture.unusable.has(id))
      .map(({ id }) => id);
    for (const id of [...this.#scheduled.keys()]) {
      if (!wanted.includes(id)) this.remove(id);
    }
    for (const id of wanted) {
      if (!this.#scheduled.has(id)) await this.add(posture, id);
      else await this.#takeOverAbandoned(posture, id);
    }
  }

  /**
   * A backend that died leaves its run locked until the timeout, however many others there are. A run that is alive is
   * at something: nobody at anything, two looks in a row, has left it, and it goes on here or elsewhere.
   */
  async #takeOverAbandoned(posture: PortalPosture, id: string): Promise<void> {
    const { leases } = posture.stores;
    if (!leases) return;
    if (await leases.isWorkedOn(id, new Date().toISOString())) {
      this.#quiet.delete(id);
    } else if (!this.#quiet.has(id)) {
      this.#quiet.add(id);
    } else if (await this.#release(id)) {
      this.#quiet.delete(id);
      this.deps.onProblem(
        `A sync of ${id} was left by a backend that is gone; it goes on.`,
      );
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
    posture: PortalPosture,
    connectionId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const force = this.#forced.delete(connectionId);
    const event = await this.deps.auditor.createEvent({
      eventId: 'connection-sync',
      severityLevel: 'low',
      meta: { connection: connectionId, queryType: 'run', force },
    });
    let report: SyncReport;
    try {
      report = await posture.sync(connectionId, { force, signal });
    } catch (error) {
      // Paused or disconnected since the run was scheduled, perhaps by another backend: nothing is to be read.
      if (!(error instanceof ConnectionError)) throw error;
      await event.fail({ error });
      return;
    }
    await this.deps.onRun?.(connectionId);
    const { status, findings } = report;
    // The sync has logged why, and the page shows it; the schedule goes on.
    if (status.state === 'failed') {
      await event.fail({
        error: new Error('The status of the connection says why.'),
      });
    } else {
      await event.success({ meta: { ...findings } });
    }
  }

  /**
   * A connection that was given a new credential while it was read is stopped, and its run takes a moment to end: what it
   * left would else be read at the next turn of the schedule only.
   */
  async #triggerAfterRun(
    connectionId: string,
    removed: AbortSignal,
  ): Promise<void> {
    if ((await this.#trigger(connectionId)) === 'started') return;
    const again = async () => {
      for (let tries = 0; tries < ENDING_TRIES; tries += 1) {
        await delay(ENDING_MS, undefined, { signal: removed, ref: false });
        if ((await this.#trigger(connectionId)) === 'started') return;
      }
    };
    again().catch(error => {
      if (removed.aborted) return;
      this.deps.onProblem(
        `No sync of ${connectionId} could be started after it was connected anew: ${error.message}`,
      );
    });
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
   * found at the start is a dead one's; on a shared database it may be a living one's and is looked at for longer.
   */
  async #releaseDeadRun(connectionId: string): Promise<void> {
    const { client } = (await this.deps.database.getClient()).client.config;
    if (String(client).includes('sqlite3')) await this.#release(connectionId);
  }

  /** @returns whether there was a run to release */
  async #release(connectionId: string): Promise<boolean> {
    try {
      await this.deps.scheduler.cancelTask(taskOf(connectionId));
      return true;
    } catch (error) {
      const expected = ['ConflictError', 'NotFoundError'];
      if (!isError(error) || !expected.includes(error.name)) throw error;
      return false;
    }
  }
}

function taskOf(connectionId: string): string {
  return `sync-${connectionId}`;
}
