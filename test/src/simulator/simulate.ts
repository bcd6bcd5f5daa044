import type { Dataset } from '@entra-posture/core';
import { createStores } from '@entra-posture/core/node';
import { TenantChanges } from './changeTenant';
import { drawDatasets } from './drawDatasets';
import { Draw } from './Draw';
import { FaultPlan } from './faultPlan';
import { FindingsWatch } from './FindingsWatch';
import { Pair } from './Pair';
import { PostgresDatabase } from './PostgresDatabase';
import { Reader } from './Reader';
import { Replica, type ReplicaOptions } from './Replica';
import { SqliteDatabase, type SimulatedDatabase } from './SimulatedDatabase';
import { SimulatedTenant } from './SimulatedTenant';
import { SimulationFailure } from './SimulationFailure';
import { VirtualClock } from './VirtualClock';
import {
  differences,
  openFindings,
  unjudgedChecks,
  visibleRows,
} from './visible';

const START = Date.UTC(2026, 5, 10, 9);
const MINUTE_MS = 60_000;

/** What happened in one simulation, to see that faults were met at all. */
export interface Simulated {
  seed: number;
  faults: readonly string[];
  requests: number;
  syncs: number;
  kills: number;
  stalls: number;
  takeovers: number;
  failedSyncs: number;
  looks: number;
  virtualMs: number;
}

class Simulation {
  readonly #datasets: Dataset[];
  readonly #tenant: SimulatedTenant;
  readonly #faults: FaultPlan;
  readonly #clock: VirtualClock;
  readonly #changes: TenantChanges;
  readonly #reader: Reader;
  readonly #findings = new FindingsWatch();
  readonly #pair?: Pair;
  readonly #failures: SimulationFailure[] = [];
  readonly #done;
  readonly #deadly: boolean;
  readonly #unsteady: boolean;

  constructor(
    seed: number,
    private readonly draw: Draw,
    private readonly database: SimulatedDatabase,
    private readonly plain: SimulatedDatabase,
  ) {
    this.#datasets = drawDatasets(draw);
    this.#tenant = new SimulatedTenant(
      draw.below(5),
      { objects: draw.between(7, 70), relations: draw.between(20, 400) },
      new Date(START),
    );
    this.#faults = new FaultPlan(draw.fork());
    this.#deadly = draw.chance(0.4);
    this.#unsteady = draw.chance(0.25);
    const together = draw.chance(0.3);
    this.#clock = new VirtualClock(START, database);
    if (together) {
      this.#pair = new Pair({
        clock: this.#clock,
        database,
        draw: draw.fork(),
        replica: options => this.#replica(options),
      });
    }
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
      stalls: 0,
      takeovers: 0,
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
    const since = this.#clock.now();
    this.#clock.pass(this.draw.between(5, 90) * MINUTE_MS);
    this.#changes.change(this.#clock.now(), since);
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
    const clock = new VirtualClock(this.#clock.now(), this.plain);
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
    this.#faults.newSync();
    const refuseStatement =
      this.#unsteady && draw.chance(0.5) ? draw.between(1, 900) : undefined;
    void this.#reader.look();
    const happened = this.#pair
      ? await this.#pair.syncThroughFaults(this.#faults, refuseStatement)
      : await this.#syncAlone(refuseStatement);
    this.#reader.stop();
    this.#done.syncs += 1;
    for (const name of Object.keys(happened) as (keyof typeof happened)[])
      this.#done[name] += happened[name] ?? 0;
    this.#throwFailures();
    // Two that end one after the other judge what is not yet of one time.
    if (!this.#pair) await this.#compareFindings();
  }

  async #syncAlone(refuseStatement: number | undefined) {
    const { draw, database } = this;
    const replica = this.#replica({
      faults: this.#faults,
      killAt:
        this.#deadly && draw.chance(0.6) ? draw.between(1, 900) : undefined,
      refuseStatement,
    });
    const work = replica.sync().catch((error: unknown) => {
      // Refused before the run could note that it began: there is nowhere to tell it but to who started it.
      if (database.isRefusal(error)) return 'refused' as const;
      throw error;
    });
    const report = await this.#clock.run(work);
    return {
      requests: replica.requests,
      kills: report === 'killed' ? 1 : 0,
      stalls: 0,
      takeovers: 0,
      failedSyncs:
        report === 'refused' ||
        (report !== 'killed' && report.status.state === 'failed')
          ? 1
          : 0,
    };
  }

  async #syncInFairWeather(): Promise<void> {
    // What is read person by person goes on with an interrupted round; the next one asks everybody anew.
    const rounds = this.#datasets.some(
      ({ collect: { kind } }) => kind === 'perParent',
    )
      ? 2
      : 1;
    for (let round = 0; round < rounds; round += 1) {
      if (this.#pair) await this.#pair.syncInFairWeather();
      else await this.#assertClean(this.#replica(), this.#clock);
    }
    this.#throwFailures();
    await this.#compareFindings({
      exactly: true,
      unjudged: await unjudgedChecks(this.plain.open().knex),
    });
  }

  async #compareFindings(
    how: { exactly?: boolean; unjudged?: Set<string> } = {},
  ): Promise<void> {
    const found = await openFindings(this.database.open().knex);
    this.#findings.compare(found, how);
  }

  async #compareWithFirstSync(): Promise<void> {
    const scratch = await SqliteDatabase.create();
    try {
      const clock = new VirtualClock(this.#clock.now(), scratch);
      const replica = this.#replica({ clock, database: scratch });
      const [unread] = await clock.run(replica.collect());
      if (unread) {
        throw new SimulationFailure(
          `a first sync without faults did not read ${JSON.stringify(unread)}`,
        );
      }
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
 * @param postgres - a server to run it on; what it is compared with is on SQLite all the same
 * @throws SimulationFailure
 */
export async function simulate(
  seed: number,
  postgres?: string,
): Promise<Simulated> {
  const draw = new Draw(seed);
  const database = postgres
    ? await PostgresDatabase.create(postgres)
    : await SqliteDatabase.create();
  const plain = await SqliteDatabase.create();
  try {
    return await new Simulation(seed, draw, database, plain).run();
  } finally {
    await database.close();
    await plain.close();
  }
}
