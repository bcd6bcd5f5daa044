import type { Dataset } from '@entra-posture/core';
import {
  conduct,
  createGraphClient,
  createStores,
  type SyncReport,
} from '@entra-posture/core/node';
// The run is not part of the package's surface: the simulator drives it with a network and a clock of its own.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { RENEW_EVERY_MS } from '../../../packages/core/src/sync/keepLeases';
import { runSync } from '../../../packages/core/src/sync/runSync';
/* eslint-enable @backstage/no-relative-monorepo-imports */
import { demoPermissions, type Graph } from '@entra-posture/demo-tenant';
import type { Draw } from './Draw';
import type { FaultPlan } from './faultPlan';
import type { SimulatedDatabase } from './SimulatedDatabase';
import { SimulatedNetwork } from './SimulatedNetwork';
import { never, SimulationFailure } from './SimulationFailure';
import { endpoint, ORIGIN } from './SimulatedTenant';
import type { VirtualClock } from './VirtualClock';
import { CONNECTION } from './visible';

export interface ReplicaOptions {
  clock: VirtualClock;
  database: SimulatedDatabase;
  graph: Graph;
  draw: Draw;
  datasets: readonly Dataset[];
  /** Its name, where other processes collect into the database at the same time. */
  holder?: string;
  /** Absent: fair weather. */
  faults?: FaultPlan;
  /** The process is killed at this step of its work: a statement, a request, an answer or a wait. */
  killAt?: number;
  /** At this step the process stands still for so long, as a machine that is suspended, and then goes on. */
  stall?: { at: number; ms: number };
  /** The database refuses this statement. */
  refuseStatement?: number;
  onFailure(failure: SimulationFailure): void;
}

/** One process of the product: everything in it is real but its network and its clock. */
export class Replica {
  readonly #session;
  readonly #stores;
  readonly #limiters = new Map();
  readonly #killed: Promise<'killed'>;
  readonly #network: SimulatedNetwork;
  #die = (_: 'killed') => {};
  #dead = false;
  #diedAt?: number;
  #standsUntil = 0;
  #refused = false;
  #steps = 0;
  #statements = 0;
  #token = 1;
  requests = 0;
  /** What it asked Graph for, and what of it was answered as asked; in order. */
  readonly asked: string[] = [];
  readonly answered: string[] = [];
  readonly log: string[] = [];

  constructor(private readonly options: ReplicaOptions) {
    this.#killed = new Promise(resolve => {
      this.#die = resolve;
    });
    this.#session = options.database.open({
      onStatement: sql => this.#statement(sql),
      mayBegin: () => this.#standStill(),
    });
    this.#stores = createStores(this.#session.knex, {
      holder: options.holder,
    });
    this.#network = this.#makeNetwork();
  }

  /** Reads everything and judges; `killed` when the process did not live to the end. */
  async sync(): Promise<SyncReport | 'killed'> {
    const { clock, datasets } = this.options;
    const run = runSync({
      connectionId: CONNECTION,
      reach: async () => ({ graphOrigin: ORIGIN, tokens: this.#tokens }),
      transport: this.#transport(),
      stores: this.#stores,
      datasets,
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      logger: this.#logger,
      now: () => clock.date(),
      force: true,
      signal: new AbortController().signal,
    });
    return Promise.race([run, this.#killed]);
  }

  /** Reads everything and judges nothing: the datasets that were not read to their end. */
  async collect(): Promise<SyncReport['datasets']> {
    const { clock, datasets } = this.options;
    const lines = await conduct({
      connectionId: CONNECTION,
      client: createGraphClient({
        graphOrigin: ORIGIN,
        tokens: this.#tokens,
        ...this.#transport(),
      }),
      stores: this.#stores,
      datasets,
      logger: this.#logger,
      now: () => clock.date(),
      sleep: this.#transport().sleep,
      force: true,
    });
    return lines.filter(({ outcome }) => outcome !== 'finished');
  }

  /** When it was killed, if it was. */
  get diedAt(): number | undefined {
    return this.#diedAt;
  }

  kill(): void {
    this.#dead = true;
    this.#diedAt = this.options.clock.now();
    this.#session.kill();
    this.options.clock.forget(this);
    this.#die('killed');
  }

  readonly #tokens = {
    token: async ({ forceRefresh }: { forceRefresh?: boolean } = {}) => {
      if (forceRefresh) this.#token += 1;
      return {
        accessToken: tokenNamed(this.#token),
        expiresOn: new Date(this.options.clock.now() + 3_600_000),
      };
    },
  };

  readonly #logger = {
    info: () => {},
    warn: (line: string) => this.log.push(line),
    error: (line: string) => this.log.push(`error: ${line}`),
  };

  #transport() {
    const { clock, draw } = this.options;
    return {
      fetch: this.#network.fetch,
      now: () => clock.now(),
      sleep: (ms: number, signal?: AbortSignal) => this.#sleep(ms, signal),
      random: () => draw.next(),
      limiters: this.#limiters,
    };
  }

  #makeNetwork(): SimulatedNetwork {
    const { options } = this;
    let least = 1;
    return new SimulatedNetwork({
      answer: endpoint(options.graph),
      draw: options.draw,
      now: () => options.clock.now(),
      wire: async (ms, signal) => {
        if (this.#step() === 'kill') await never();
        await options.clock.sleep(this, ms, signal);
        await this.#standStill();
      },
      fault: (path, target) => {
        this.requests += 1;
        return options.faults?.next(path, target);
      },
      onAnswer: (target, status) => {
        this.asked.push(target);
        if (status === 200) this.answered.push(target);
      },
      isCurrent: authorization =>
        Number(authorization?.split('#')[1] ?? 0) >= least,
      expireToken: () => {
        least = this.#token + 1;
      },
      onFailure: options.onFailure,
    });
  }

  #step(): 'kill' | undefined {
    if (this.#dead) return 'kill';
    this.#steps += 1;
    const { killAt, stall, clock } = this.options;
    if (stall && this.#steps >= stall.at) {
      this.options.stall = undefined;
      this.#standsUntil = clock.now() + stall.ms;
    }
    if (this.#steps !== killAt) return undefined;
    this.kill();
    return 'kill';
  }

  /** What was sent to the database is done; nothing else begins before it goes on. */
  async #standStill(): Promise<void> {
    const { clock } = this.options;
    while (this.#standsUntil > clock.now() && !this.#dead)
      await clock.sleep(this, this.#standsUntil - clock.now());
  }

  #statement(sql: string): 'kill' | undefined {
    this.#statements += 1;
    const { database, refuseStatement = Infinity } = this.options;
    if (this.#statements >= refuseStatement && !/^rollback/i.test(sql)) {
      this.options.refuseStatement = undefined;
      this.#refused = true;
      throw database.refusal(sql);
    }
    return this.#step();
  }

  /** Waits of a second and more must be explained to whoever looks. */
  async #sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { clock } = this.options;
    // Between two renewals of its leases a process waits for nothing.
    if (ms === RENEW_EVERY_MS) {
      await clock.sleep(this, ms, signal);
      return this.#standStill();
    }
    if (this.#step() === 'kill') await never();
    if (ms < 1000) {
      await clock.sleep(this, ms, signal);
      return this.#standStill();
    }
    await clock.sleep(this, ms / 2, signal);
    const states = await this.#stores.collections.states(CONNECTION);
    // What it stood still over is another process's by now, and says what that one waits for.
    const stood = this.#standsUntil > 0;
    // Nor can it say anything to a database that refuses it; the run ends for that.
    if (!stood && !this.#refused && !states.some(({ waiting }) => waiting)) {
      this.options.onFailure(
        new SimulationFailure(`waits ${ms} ms and says nobody why`),
      );
    }
    await clock.sleep(this, ms / 2, signal);
    return this.#standStill();
  }
}

function tokenNamed(count: number): string {
  const claims = Buffer.from(
    JSON.stringify({ roles: demoPermissions }),
  ).toString('base64url');
  return `simulated.${claims}.#${count}`;
}
