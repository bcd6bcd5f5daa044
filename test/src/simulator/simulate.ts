import { datasets as all, type Dataset } from '@entra-posture/core';
import { createStores } from '@entra-posture/core/node';
import { TenantChanges } from './changeTenant';
import { Draw } from './Draw';
import { FaultPlan } from './faultPlan';
import { FindingsWatch } from './FindingsWatch';
import { Reader } from './Reader';
import { Replica, type ReplicaOptions } from './Replica';
import { SimulatedDatabase } from './SimulatedDatabase';
import { SimulatedTenant } from './SimulatedTenant';
import { SimulationFailure } from './SimulationFailure';
import { VirtualClock } from './VirtualClock';
import { differences, openFindings, visibleRows } from './visible';

const START = Date.UTC(2026, 5, 10, 9);
const MINUTE_MS = 60_000;

/** What happened in one simulation, to see that faults were met at all. */
export interface Simulated {
  seed: number;
  faults: readonly string[];
  requests: number;
  syncs: number;
  kills: number;
  failedSyncs: number;
  looks: number;
  virtualMs: number;
}

/** Datasets of every mode and class, not always the same: a thousand seeds meet all of them. */
function chosen(draw: Draw): Dataset[] {
  return all.filter(
    ({ id, collect }) =>
      // What is read person by person is read in rounds over several syncs: it need not be whole after one.
      collect.kind !== 'perParent' &&
      (['users', 'groups', 'signIns', 'roleAssignments'].includes(id) ||
        draw.chance(collect.kind === 'full' ? 0.08 : 0.15)),
  );
}

class Simulation {
  readonly #datasets: Dataset[];
  readonly #tenant: SimulatedTenant;
  readonly #faults: FaultPlan;
  readonly #clock: VirtualClock;
  readonly #changes: TenantChanges;
  readonly #reader: Reader;
  readonly #findings = new FindingsWatch();
  readonly #failures: SimulationFailure[] = [];
  readonly #done;
  readonly #deadly: boolean;
  readonly #unsteady: boolean;
  #since = START;

  constructor(
    seed: number,
    private readonly draw: Draw,
    private readonly database: SimulatedDatabase,
    private readonly plain: SimulatedDatabase,
  ) {
    this.#datasets = chosen(draw);
    this.#tenant = new SimulatedTenant(
      draw.below(5),
      { objects: draw.between(7, 70), relations: draw.between(20, 400) },
      new Date(START),
    );
    this.#faults = new FaultPlan(draw.fork());
    this.#deadly = draw.chance(0.4);
    this.#unsteady = draw.chance(0.25);
    this.#clock = new VirtualClock(START, () => database.busy);
    this.#changes = new TenantChanges(
      this.#tenant.graph(() => this.#clock.date()),
      draw.fork(),
    );
    this.#reader = new Reader({
      clock: this.#clock,
      database,
      draw: draw.fork(),
      datasets: this.#datasets,
      onFailure: failure => this.#failures.push(failure),
    });
    this.#done = {
      seed,
      faults: this.#faults.names,
      requests: 0,
      syncs: 0,
      kills: 0,
      failedSyncs: 0,
      looks: 0,
      virtualMs: 0,
    };
  }

  async run(): Promise<Simulated> {
    this.#changes.plantLogs(START);
    const steps = this.draw.chance(0.4) ? 2 : 1;
    for (let step = 0; step < steps; step += 1) {
      if (step) this.#letTenantChange();
      await this.#syncPlainly();
      const attempts = this.draw.chance(0.4) ? 2 : 1;
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        await this.#syncThroughFaults();
        this.#clock.pass(this.draw.between(1, 9) * MINUTE_MS);
      }
    }
    this.#letTenantChange();
    await this.#syncPlainly();
    await this.#syncInFairWeather();
    await this.#compareWithFirstSync();
    return {
      ...this.#done,
      looks: this.#reader.looks,
      virtualMs: this.#clock.now() - START,
    };
  }

  #letTenantChange(): void {
    this.#clock.pass(this.draw.between(5, 90) * MINUTE_MS);
    this.#changes.change(this.#clock.now(), this.#since);
  }

  #replica(rest: Partial<ReplicaOptions> = {}): Replica {
    const clock = rest.clock ?? this.#clock;
    return new Replica({
      clock,
      database: this.database,
      graph: this.#tenant.graph(() => clock.date()),
      draw: this.draw.fork(),
      datasets: this.#datasets,
      onFailure: failure => this.#failures.push(failure),
      ...rest,
    });
  }

  /** The same tenant at the same time, read by a process that nothing ever happens to. */
  async #syncPlainly(): Promise<void> {
    const clock = new VirtualClock(this.#clock.now(), () => this.plain.busy);
    const replica = this.#replica({ clock, database: this.plain });
    await this.#assertClean(replica, clock);
    this.#findings.expect(await openFindings(this.plain.open().knex));
  }

  async #assertClean(replica: Replica, clock: VirtualClock): Promise<void> {
    const report = await clock.run(replica.sync());
    const line =
      report !== 'killed' &&
      report.datasets.find(({ outcome }) => outcome !== 'finished');
    if (report === 'killed' || line || report.status.problem) {
      throw new SimulationFailure(
        `a sync without faults did not finish: ${JSON.stringify(line)} ${replica.log.join('\n')}`,
      );
    }
    this.#throwFailures();
  }

  async #syncThroughFaults(): Promise<void> {
    const { draw } = this;
    this.#since = this.#clock.now();
    this.#faults.newSync();
    const replica = this.#replica({
      faults: this.#faults,
      killAt:
        this.#deadly && draw.chance(0.6) ? draw.between(1, 900) : undefined,
      refuseStatement:
        this.#unsteady && draw.chance(0.5) ? draw.between(1, 900) : undefined,
    });
    const work = replica.sync().catch((error: { code?: string }) => {
      // Refused before the run could note that it began: there is nowhere to tell it but to who started it.
      if (error.code === 'SQLITE_FULL') return 'refused' as const;
      throw error;
    });
    const looking = this.#reader.look();
    const report = await this.#clock.run(work);
    this.#reader.stop();
    void looking;
    this.#done.requests += replica.requests;
    this.#done.syncs += 1;
    if (report === 'killed') this.#done.kills += 1;
    else if (report === 'refused' || report.status.state === 'failed')
      this.#done.failedSyncs += 1;
    this.#throwFailures();
    await this.#compareFindings();
  }

  async #syncInFairWeather(): Promise<void> {
    this.#since = this.#clock.now();
    await this.#assertClean(this.#replica(), this.#clock);
    await this.#compareFindings({ exactly: true });
  }

  async #compareFindings(how: { exactly?: boolean } = {}): Promise<void> {
    const found = await openFindings(this.database.open().knex);
    this.#findings.compare(found, how);
  }

  async #compareWithFirstSync(): Promise<void> {
    const scratch = await SimulatedDatabase.create();
    try {
      const clock = new VirtualClock(this.#clock.now(), () => scratch.busy);
      await this.#assertClean(
        this.#replica({ clock, database: scratch }),
        clock,
      );
      const expected = createStores(scratch.open().knex);
      const found = createStores(this.database.open().knex);
      for (const { id } of this.#datasets) {
        const lines = differences(
          await visibleRows(expected, id),
          await visibleRows(found, id),
        );
        if (lines.length) {
          throw new SimulationFailure(
            `${id} is not what a first sync reads:\n${lines.join('\n')}`,
          );
        }
      }
    } finally {
      await scratch.close();
    }
  }

  #throwFailures(): void {
    if (this.#failures.length) throw this.#failures[0];
  }
}

/**
 * Runs the pipeline through a few syncs of a changing tenant with faults drawn from the seed, beside one without any, and
 * compares: no fault may open or resolve a finding, and when they end the next sync leaves what a first one would.
 * @throws SimulationFailure
 */
export async function simulate(seed: number): Promise<Simulated> {
  const draw = new Draw(seed);
  const database = await SimulatedDatabase.create();
  const plain = await SimulatedDatabase.create();
  try {
    return await new Simulation(seed, draw, database, plain).run();
  } finally {
    await database.close();
    await plain.close();
  }
}
