import { createStores, type SyncReport } from '@entra-posture/core/node';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- not part of the package's surface
import { LEASE_MS } from '../../../packages/core/src/store/KnexLeaseStore';
import type { Draw } from './Draw';
import type { FaultPlan } from './faultPlan';
import type { Replica, ReplicaOptions } from './Replica';
import type { SimulatedDatabase } from './SimulatedDatabase';
import { SimulationFailure } from './SimulationFailure';
import { ORIGIN } from './SimulatedTenant';
import type { VirtualClock } from './VirtualClock';
import { CONNECTION } from './visible';

/** A whole read that is older is begun anew: see `planRound`. */
const TAKEN_UP_WITHIN_MS = 15 * 60_000;

export interface PairDeps {
  clock: VirtualClock;
  database: SimulatedDatabase;
  draw: Draw;
  replica(options: Partial<ReplicaOptions>): Replica;
}

/** What became of the two, and of what they were at. */
export interface Together {
  requests: number;
  kills: number;
  stalls: number;
  failedSyncs: number;
  takeovers: number;
}

/** Two processes on machines of their own that collect one tenant into one database. */
export class Pair {
  #named = 0;

  constructor(private readonly deps: PairDeps) {}

  /**
   * Both read through faults; at a random moment one of them may die, or stand still for longer than its leases. The
   * other one goes on with what it held as soon as these have lapsed, from the pages that were written.
   * @throws SimulationFailure
   */
  async syncThroughFaults(
    faults: FaultPlan,
    refuseStatement: number | undefined,
  ): Promise<Together> {
    const { clock, draw, database } = this.deps;
    const fate = draw.pick(['dies', 'dies', 'stalls', 'lives'] as const);
    const one = this.#replica({
      faults,
      killAt: fate === 'dies' ? draw.between(1, 700) : undefined,
      stall:
        fate === 'stalls'
          ? { at: draw.between(1, 400), ms: draw.between(130, 400) * 1_000 }
          : undefined,
    });
    const two = this.#replica({ faults, refuseStatement });
    const read = (replica: Replica) =>
      replica.sync().catch((error: unknown) => {
        if (database.isRefusal(error)) return 'refused' as const;
        throw error;
      });
    const readOn = async () => {
      const report = await read(two);
      if (fate !== 'stalls') return [report];
      await clock.sleep(two, LEASE_MS);
      return [report, await read(two)];
    };
    const [first, others] = await clock.run(Promise.all([read(one), readOn()]));
    const reports = [first, ...others];
    const done: Together = {
      requests: one.requests + two.requests,
      kills: first === 'killed' ? 1 : 0,
      stalls: fate === 'stalls' ? 1 : 0,
      failedSyncs: reports.filter(failed).length,
      takeovers: 0,
    };
    if (one.diedAt !== undefined) {
      done.takeovers += 1;
      await this.#takeOver(one.diedAt);
    }
    return done;
  }

  /** In fair weather they share the work: each dataset is read by one of them, each page asked for once. */
  async syncInFairWeather(): Promise<void> {
    const { clock, database } = this.deps;
    const both = [this.#replica({}), this.#replica({})];
    const reports = await clock.run(
      Promise.all(both.map(replica => replica.sync())),
    );
    const finished = new Map<string, number>();
    for (const [turn, report] of reports.entries()) {
      for (const { dataset, outcome } of clean(report, both[turn], 'skipped')) {
        const times = finished.get(dataset) ?? 0;
        finished.set(dataset, times + (outcome === 'finished' ? 1 : 0));
      }
    }
    const odd = [...finished].find(([, times]) => times !== 1);
    if (odd) {
      throw new SimulationFailure(
        `of two processes, ${odd[1]} have read ${odd[0]} in fair weather`,
      );
    }
    const answered = both.flatMap(each => each.answered);
    const twice = answered.find((each, at) => answered.indexOf(each) !== at);
    if (twice)
      throw new SimulationFailure(`two processes have both read ${twice}`);
    const { knex } = database.open();
    const held = await knex('entra_leases').first();
    const open = await knex('entra_collections')
      .whereNotNull('open_sequence')
      .first();
    if (held || open) {
      throw new SimulationFailure(
        `after both have ended something is still held or open: ${JSON.stringify(held ?? open)}`,
      );
    }
  }

  #replica(options: Partial<ReplicaOptions>): Replica {
    this.#named += 1;
    // Machines of their own: whether the other one's process lives cannot be seen from here.
    return this.deps.replica({
      ...options,
      holder: `machine-${this.#named}/1/${this.#named}`,
    });
  }

  async #takeOver(diedAt: number): Promise<void> {
    const { clock } = this.deps;
    clock.pass(Math.max(0, diedAt + LEASE_MS - clock.now()));
    const interrupted = await this.#interrupted();
    const other = this.#replica({});
    clean(await clock.run(other.sync()), other);
    for (const [dataset, link] of interrupted) {
      const target = link.slice(ORIGIN.length);
      if (!other.asked.includes(target)) {
        throw new SimulationFailure(
          `${dataset} was not taken over at the page ${target}, but by ${other.asked.join(', ')}`,
        );
      }
    }
  }

  /** The page at which each dataset's interrupted read stands. */
  async #interrupted(): Promise<Map<string, string>> {
    const { clock, database } = this.deps;
    const { collections } = createStores(database.open().knex);
    const found = new Map<string, string>();
    for (const { datasetId, openSequence, cursor } of await collections.states(
      CONNECTION,
    )) {
      if (openSequence === undefined || !cursor) continue;
      const { next, at } = JSON.parse(cursor) as { next?: string; at?: string };
      const fresh = !at || clock.now() - Date.parse(at) <= TAKEN_UP_WITHIN_MS;
      if (next && fresh) found.set(datasetId, next);
    }
    return found;
  }
}

type Ended = SyncReport | 'killed' | 'refused';

function failed(report: Ended): boolean {
  return (
    report === 'refused' ||
    (report !== 'killed' && report.status.state === 'failed')
  );
}

/** @throws SimulationFailure when the process died, or a dataset came to another end than finished or `also` */
function clean(
  report: Ended,
  replica: Replica,
  also?: 'skipped',
): SyncReport['datasets'] {
  const lines = typeof report === 'string' ? [] : report.datasets;
  const line = lines.find(
    ({ outcome }) => outcome !== 'finished' && outcome !== also,
  );
  if (typeof report === 'string' || line || report.status.problem) {
    throw new SimulationFailure(
      `a sync in fair weather did not finish: ${typeof report === 'string' ? report : (report.status.problem ?? JSON.stringify(line))} ${replica.log.join('\n')}`,
    );
  }
  return lines;
}
