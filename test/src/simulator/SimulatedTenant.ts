import { datasets } from '@entra-posture/core';
import {
  Changes,
  createGraph,
  demoPermissions,
  serve,
  Throttle,
  type Graph,
  type GraphAnswer,
} from '@entra-posture/demo-tenant';

export const ORIGIN = 'https://graph.simulated';
const USERS = 60;

const licences: ReadonlySet<string> = new Set([
  'AAD_PREMIUM',
  'AAD_PREMIUM_P2',
  'AAD_WRKLDID_P2',
  'INTUNE_A',
  'EXCHANGE_S_ENTERPRISE',
  'SHAREPOINTENTERPRISE',
]);

/** An emulated tenant without a server: one state, however many read it, each by its own clock. */
export class SimulatedTenant {
  readonly changes = new Changes();
  readonly #planted: Graph;

  constructor(
    private readonly seed: number,
    private readonly pages: { objects: number; relations: number },
    start: Date,
  ) {
    this.#planted = this.#graph(() => start);
    // What is planted in the logs depends on the clock of who reads; here only what is added happens.
    this.changes.silence(0);
  }

  /** What one reader is answered from. */
  graph(now: () => Date): Graph {
    // Planted once: what is recent in it must not hang on when a reader begins.
    return { ...this.#graph(now), data: this.#planted.data };
  }

  #graph(now: () => Date): Graph {
    return createGraph(
      { users: USERS, groups: 20, seed: this.seed, pages: this.pages, now },
      {
        id: 'simulated',
        changes: this.changes,
        origin: () => ORIGIN,
        licensed: () => licences,
      },
    );
  }
}

/** One reader's Graph: its own quota and clock. */
export function endpoint(graph: Graph): (target: string) => GraphAnswer {
  const throttle = new Throttle(USERS, 1, graph.now, 'simulated');
  const bearer = { permissions: new Set<string>(demoPermissions) };
  return target =>
    serve(graph, throttle, { method: 'GET', target, headers: {}, bearer });
}

/** The class by which the product keeps the quota of this address. */
export function workloadOf(path: string): string {
  const asked = path.replace(/^\/(v1\.0|beta)/, '');
  // Libraries are reached by way of their sites.
  if (asked.startsWith('/drives/')) return 'sharepoint';
  const found = datasets.find(({ collect }) => {
    const [before, after] = collect.request.path.split('{id}');
    return after === undefined
      ? asked === before
      : asked.startsWith(before) && asked.endsWith(after);
  });
  return found?.workload ?? path;
}
