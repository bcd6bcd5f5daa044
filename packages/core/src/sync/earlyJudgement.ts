import type { Dataset, Workload } from '../datasets/dataset';
import type { SyncReport } from './ports';

/** Classes that are read in minutes also in a large tenant; the logs can take hours at Microsoft's quotas. */
const quick: readonly Workload[] = ['directory', 'identityProtection'];

/**
 * Lets the first sync of a tenant show what it has before its slow parts are done: once everything quick has been tried
 * and something of it was read, `judge` is run, once. What is not read yet is unknown in it, and says so.
 */
export class EarlyJudgement {
  readonly #waiting: Set<string>;
  #read = false;
  #run?: Promise<void>;

  constructor(
    datasets: readonly Pick<Dataset, 'id' | 'workload'>[],
    private readonly judge: () => Promise<void>,
  ) {
    this.#waiting = new Set(
      datasets
        .filter(({ workload }) => quick.includes(workload))
        .map(({ id }) => id),
    );
  }

  /** Told of each dataset that was tried. */
  note({ dataset, outcome }: SyncReport['datasets'][number]): void {
    if (!this.#waiting.delete(dataset)) return;
    this.#read ||= outcome === 'finished';
    if (this.#waiting.size || !this.#read || this.#run) return;
    this.#run = this.judge();
    // Met in `settled`; until then it must not count as unhandled.
    this.#run.catch(() => {});
  }

  /** When what was begun has ended. @throws what the judgement threw */
  async settled(): Promise<void> {
    await this.#run;
  }
}
