import { dataset, type Dataset } from '@entra-posture/core';
import {
  conduct,
  createGraphClient,
  createStores,
} from '@entra-posture/core/node';
import { serve, Throttle, demoPermissions } from '@entra-posture/demo-tenant';
import { Draw } from '../simulator/Draw';
import { SqliteDatabase } from '../simulator/SimulatedDatabase';
import { SimulatedNetwork } from '../simulator/SimulatedNetwork';
import { ORIGIN, SimulatedTenant } from '../simulator/SimulatedTenant';
import { VirtualClock } from '../simulator/VirtualClock';
import { Figure, figure } from './figure';

const START = Date.UTC(2026, 5, 10, 9);
const PAGES = 120;
const A_PAGE = 20;
const WINDOW_MS = 10_000;
/** Of the five requests in ten seconds that all apps share, so many go to others, who were there first. */
const TAKEN = 2;
const LEFT = 5 - TAKEN;

/** Sign-ins read while others use up much of the quota, in virtual time: refusals are all one gets to know of them. */
export async function benchStorm(): Promise<Figure[]> {
  const tenant = new SimulatedTenant(
    1,
    { objects: A_PAGE, relations: 400 },
    new Date(START),
  );
  const database = await SqliteDatabase.create();
  const clock = new VirtualClock(START, database);
  const graph = tenant.graph(() => clock.date());
  plantSignIns(tenant, graph.data.signIns.hour(START - 20 * 3_600_000)[0]);
  let early = 0;
  let refused = 0;
  const answer = underStorm(graph, clock, () => {
    refused += 1;
  });
  const reader = {};
  const network = new SimulatedNetwork({
    answer,
    draw: new Draw(1),
    now: () => clock.now(),
    wire: (ms, signal) => clock.sleep(reader, ms, signal),
    fault: () => undefined,
    onAnswer: () => {},
    isCurrent: () => true,
    expireToken: () => {},
    onFailure: () => {
      early += 1;
    },
  });
  try {
    const { knex } = database.open();
    const random = new Draw(2);
    const [report] = await clock.run(
      conduct({
        connectionId: 'bench',
        client: createGraphClient({
          graphOrigin: ORIGIN,
          fetch: network.fetch,
          now: () => clock.now(),
          sleep: (ms, signal) => clock.sleep(reader, ms, signal),
          random: () => random.next(),
          tokens: {
            token: async () => ({
              accessToken: 'bench',
              expiresOn: new Date(START + 86_400_000),
            }),
          },
        }),
        stores: createStores(knex),
        datasets: [dataset('signIns') as Dataset],
        logger: { info() {}, warn: console.warn, error: console.error },
        now: () => clock.date(),
        sleep: (ms, signal) => clock.sleep(reader, ms, signal),
        force: true,
      }),
    );
    if (report.rows !== PAGES * A_PAGE)
      throw new Error(`Read ${report.rows} rows: ${report.problem}`);
    const seconds = (clock.now() - START) / 1000;
    const least = ((Math.ceil(PAGES / LEFT) - 1) * WINDOW_MS) / 1000;
    return [
      figure('storm: requests refused', refused, 'requests'),
      figure('storm: least time by quota', least, 's'),
      figure('storm: time', seconds, 's'),
      figure('storm: times the least', seconds / least, 'ratio', '<= 1.3'),
      figure('storm: before Retry-After', early, 'requests', '<= 0'),
    ];
  } finally {
    await database.close();
  }
}

type SimulatedGraph = ReturnType<SimulatedTenant['graph']>;

function plantSignIns(
  tenant: SimulatedTenant,
  { object }: ReturnType<SimulatedGraph['data']['signIns']['hour']>[number],
): void {
  for (let index = 0; index < PAGES * A_PAGE; index += 1) {
    const at = START - 3_600_000 - index * 30_000;
    tenant.changes.addRecord('signIn', {
      at,
      visibleAt: 0,
      object: {
        ...object,
        id: `00000000-0000-4000-c000-${String(index).padStart(12, '0')}`,
        createdDateTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
      },
    });
  }
}

function underStorm(
  graph: SimulatedGraph,
  clock: VirtualClock,
  onRefusal: () => void,
) {
  const throttle = new Throttle(60, 1, () => clock.now(), 'bench');
  const bearer = { permissions: new Set<string>(demoPermissions) };
  let taken = -Infinity;
  return (target: string) => {
    if (clock.now() - taken >= WINDOW_MS) {
      taken = clock.now();
      for (let unit = 0; unit < TAKEN; unit += 1) {
        try {
          throttle.spend('reports', 1);
        } catch {
          // Refused like us: then there is nothing left to take.
        }
      }
    }
    const answer = serve(graph, throttle, {
      method: 'GET',
      target,
      headers: {},
      bearer,
    });
    if (answer.status === 429) onRefusal();
    return answer;
  };
}
