import type { Dataset } from '@entra-posture/core';
import { createStores, type SyncReport } from '@entra-posture/core/node';
// The run is not part of the package's surface: the simulator drives it with a network and a clock of its own.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { runSync } from '../../../packages/core/src/sync/runSync';
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
  /** Absent: fair weather. */
  faults?: FaultPlan;
  /** The process is killed at this step of its work: a statement, a request, an answer or a wait. */
  killAt?: number;
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
  #die = (_: 'killed') => {};
  #dead = false;
  #steps = 0;
  #statements = 0;
  #token = 1;
  requests = 0;
  readonly log: string[] = [];

  constructor(private readonly options: ReplicaOptions) {
    this.#killed = new Promise(resolve => {
      this.#die = resolve;
    });
    this.#session = options.database.open(sql => this.#statement(sql));
    this.#stores = createStores(this.#session.knex);
  }

  /** Reads everything; `killed` when the process did not live to the end. */
  async sync(): Promise<SyncReport | 'killed'> {
    const { clock, draw } = this.options;
    const run = runSync({
      connectionId: CONNECTION,
      reach: async () => ({
        graphOrigin: ORIGIN,
        tokens: {
          token: async ({ forceRefresh } = {}) => {
            if (forceRefresh) this.#token += 1;
            return {
              accessToken: tokenNamed(this.#token),
              expiresOn: new Date(clock.now() + 3_600_000),
            };
          },
        },
      }),
      transport: {
        fetch: this.#network().fetch,
        now: () => clock.now(),
        sleep: (ms, signal) => this.#sleep(ms, signal),
        random: () => draw.next(),
        limiters: this.#limiters,
      },
      stores: this.#stores,
      datasets: this.options.datasets,
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      logger: {
        info: () => {},
        warn: line => this.log.push(line),
        error: line => this.log.push(`error: ${line}`),
      },
      now: () => clock.date(),
      force: true,
      signal: new AbortController().signal,
    });
    return Promise.race([run, this.#killed]);
  }

  get dead(): boolean {
    return this.#dead;
  }

  kill(): void {
    this.#dead = true;
    this.#session.kill();
    this.options.clock.forget(this);
    this.#die('killed');
  }

  #network(): SimulatedNetwork {
    const { options } = this;
    let least = 1;
    return new SimulatedNetwork({
      answer: endpoint(options.graph),
      draw: options.draw,
      now: () => options.clock.now(),
      wire: async (ms, signal) => {
        if (this.#step() === 'kill') await never();
        await options.clock.sleep(this, ms, signal);
      },
      fault: (path, target) => {
        this.requests += 1;
        return options.faults?.next(path, target);
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
    if (this.#steps !== this.options.killAt) return undefined;
    this.kill();
    return 'kill';
  }

  #statement(sql: string): 'kill' | undefined {
    this.#statements += 1;
    if (
      this.#statements >= (this.options.refuseStatement ?? Infinity) &&
      !/^rollback/i.test(sql)
    ) {
      this.options.refuseStatement = undefined;
      if (/^commit/i.test(sql)) this.options.database.rollBack();
      throw Object.assign(new Error('database or disk is full'), {
        code: 'SQLITE_FULL',
      });
    }
    return this.#step();
  }

  /** Waits of a second and more must be explained to whoever looks. */
  async #sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { clock } = this.options;
    if (this.#step() === 'kill') await never();
    if (ms < 1000) return clock.sleep(this, ms, signal);
    await clock.sleep(this, ms / 2, signal);
    const states = await this.#stores.collections.states(CONNECTION);
    if (!states.some(({ waiting }) => waiting)) {
      this.options.onFailure(
        new SimulationFailure(`waits ${ms} ms and says nobody why`),
      );
    }
    return clock.sleep(this, ms / 2, signal);
  }
}

function tokenNamed(count: number): string {
  const claims = Buffer.from(
    JSON.stringify({ roles: demoPermissions }),
  ).toString('base64url');
  return `simulated.${claims}.#${count}`;
}
