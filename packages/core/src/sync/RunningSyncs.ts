import type { SyncReport } from './ports';

/** How soon a pause or removal on another replica ends a sync here. */
const LOOK_EVERY_MS = 5_000;

/** Why a run was ended on purpose: paused, disconnected, connected anew, or the process goes down. No failure. */
export class SyncStopped extends Error {
  name = 'SyncStopped';
}

interface Running {
  report: Promise<SyncReport>;
  stop: AbortController;
}

/** The syncs under way in this process: at most one for each connection, each of which can be ended. */
export class RunningSyncs {
  readonly #running = new Map<string, Running>();

  /** @param mayGoOn - asked now and then; the run is ended once it may not */
  constructor(
    private readonly mayGoOn: (connectionId: string) => Promise<boolean>,
    private readonly lookEveryMs = LOOK_EVERY_MS,
  ) {}

  /** Joins the run under way, or starts one. */
  join(
    connectionId: string,
    signal: AbortSignal,
    run: (signal: AbortSignal) => Promise<SyncReport>,
  ): Promise<SyncReport> {
    const joined = this.#running.get(connectionId);
    if (joined) return joined.report;
    const stop = new AbortController();
    const looking = setInterval(() => {
      this.mayGoOn(connectionId).then(
        may => {
          if (!may) stop.abort(new SyncStopped());
        },
        // The database is away: the run itself meets that, and says so.
        () => {},
      );
    }, this.lookEveryMs);
    looking.unref();
    const report = run(AbortSignal.any([signal, stop.signal])).finally(() => {
      clearInterval(looking);
      this.#running.delete(connectionId);
    });
    this.#running.set(connectionId, { report, stop });
    return report;
  }

  /** Ends the run of this connection and waits until it has written its last. */
  async stop(connectionId: string): Promise<void> {
    const running = this.#running.get(connectionId);
    if (!running) return;
    running.stop.abort(new SyncStopped());
    await Promise.allSettled([running.report]);
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map(id => this.stop(id)));
  }
}
