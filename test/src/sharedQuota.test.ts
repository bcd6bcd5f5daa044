import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  GraphClient,
  KnexQuotaStore,
  machineClock,
  migrate,
  SharedQuotas,
} from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { clientOf } from './clientOf';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
type Knex = ConstructorParameters<typeof KnexQuotaStore>[0];

const SPEED = 4;
/** Of the reports, at that speed. */
const PER_MS = 10_000 / SPEED;
const STARTS = 5;
const READ_FOR_MS = 10_000;

describe.each(databases.eachSupportedId())('on %s', id => {
  let knex: Knex;
  let tenant: DemoTenant;
  const trouble: string[] = [];

  beforeEach(async () => {
    trouble.length = 0;
    knex = await databases.init(id);
    await migrate(knex);
    tenant = await startDemoTenant({ users: 60, quotaSpeed: SPEED });
  });

  afterEach(() => tenant?.close());

  /** What one process of the product reads the tenant with. */
  function replica(name: string, database: Knex = knex): GraphClient {
    const store = new KnexQuotaStore(database);
    const connectionId = 'demo';
    return clientOf(tenant, {
      quotaSpeed: SPEED,

      quotas: new SharedQuotas(
        {
          claim: (workload, request) =>
            store.claim({ connectionId, workload, replica: name }, request),
          block: (workload, ms) => store.block({ connectionId, workload }, ms),
          blocked: () => store.blocked(connectionId),
        },
        machineClock,
        problem => trouble.push(problem),
      ),
    });
  }

  const read = (client: GraphClient, path = '/auditLogs/signIns') =>
    client.page(
      { version: 'v1.0', path, top: 1 },
      { workload: path === '/users' ? 'directory' : 'reports' },
    );

  async function readFor(client: GraphClient, ms: number): Promise<number> {
    const until = performance.now() + ms;
    let pages = 0;
    for (; performance.now() < until; pages += 1) await read(client);
    return pages;
  }

  const statuses = (status: number) =>
    tenant.control.requests().filter(each => each.status === status).length;

  it('lets two processes use nearly all of a quota that both have a part in, and hardly be refused', async () => {
    const pages = await Promise.all([
      readFor(replica('a'), READ_FOR_MS),
      readFor(replica('b'), READ_FOR_MS),
    ]);
    const allowed = (STARTS * READ_FOR_MS) / PER_MS;
    expect(trouble).toEqual([]);
    expect(statuses(200)).toBeGreaterThanOrEqual(0.8 * allowed);
    // A machine that is busy holds a request up for longer than the slack, now and then.
    expect(statuses(429)).toBeLessThanOrEqual(0.1 * allowed);
    expect(Math.min(...pages)).toBeGreaterThan(0.25 * Math.max(...pages));
    expect(trouble).toEqual([]);
  });

  it('holds the other process, too, when one is told to wait', async () => {
    const [told, other] = [replica('a'), replica('b')];
    await Promise.all([read(told, '/users'), read(other, '/users')]);
    tenant.control.failNext({
      path: '/users',
      kind: 'status',
      status: 429,
      code: 'TooManyRequests',
      retryAfterSeconds: 8,
    });
    const quota = new KnexQuotaStore(knex);
    const refused = performance.now();
    const again = read(told, '/users');
    // On a busy machine it takes its time until all may know of it; what others were told is looked at once a second.
    while (!(await quota.blocked('demo')).has('directory')) await delay(20);
    await delay(1_500);
    await read(other, '/users');
    await read(other, '/users');
    expect(performance.now() - refused).toBeGreaterThan(7_900);
    await again;
  });

  it('is kept by a process that starts after another was told to wait', async () => {
    await new KnexQuotaStore(knex).block(
      { connectionId: 'demo', workload: 'directory' },
      1_000,
    );
    const began = performance.now();
    await read(replica('later'), '/users');
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  it('keeps a share of it while the database is away', async () => {
    const away = { away: false };
    const flaky = new Proxy(knex, {
      apply: (target, self, args) => {
        if (away.away) throw new Error('the database is away');
        return Reflect.apply(target as any, self, args);
      },
    });
    const [one, two] = [replica('a', flaky), replica('b', flaky)];
    await Promise.all([readFor(one, PER_MS), readFor(two, PER_MS)]);
    away.away = true;
    // What was started before is still in the first window.
    await Promise.all([readFor(one, 1.2 * PER_MS), readFor(two, 1.2 * PER_MS)]);
    const before = statuses(429);
    const read200 = statuses(200);
    await Promise.all([readFor(one, 2 * PER_MS), readFor(two, 2 * PER_MS)]);
    expect(statuses(200) - read200).toBeGreaterThan(4);
    expect(statuses(429) - before).toBeLessThanOrEqual(2);
    expect(trouble[0]).toContain('the database is away');
  });
});
