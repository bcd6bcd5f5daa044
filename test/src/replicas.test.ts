import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createPosture,
  type Posture,
  type SyncReport,
} from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { demoConnection } from './demoConnection';

jest.setTimeout(180_000);

const USERS = 300;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('two processes on one %s', id => {
  let tenant: DemoTenant;
  let postures: Posture[];
  let problems: string[];

  beforeEach(async () => {
    const knex = await databases.init(id);
    tenant = await startDemoTenant({
      users: USERS,
      groups: 30,
      // As many pages as a larger tenant has.
      pages: { objects: 30, relations: 100 },
      quotaSpeed: 50,
      latencyMs: 5,
    });
    problems = [];
    const log = (message: string) => void problems.push(message);
    const open = () =>
      createPosture({
        knex,
        logger: { info: () => {}, warn: log, error: log },
        connections: [demoConnection(tenant, 50)],
      });
    postures = [await open(), await open()];
  });

  afterEach(async () => {
    await Promise.all(postures.map(each => each.close()));
    await tenant.close();
  });

  const finished = (reports: SyncReport[]) =>
    reports.flatMap(({ datasets }) =>
      datasets
        .filter(({ outcome }) => outcome === 'finished')
        .map(({ dataset }) => dataset),
    );

  it('share the datasets of one tenant, and ask for nothing twice', async () => {
    const reports = await Promise.all(
      postures.map(each => each.sync('demo', { force: true })),
    );
    expect(reports.map(({ status }) => status.state)).toEqual(['idle', 'idle']);
    const read = finished(reports);
    expect(read.length).toBeGreaterThan(20);
    expect(new Set(read).size).toBe(read.length);
    const asked = tenant.control
      .requests()
      .filter(({ status }) => status === 200)
      .map(({ path }) => path);
    expect(new Set(asked).size).toBe(asked.length);

    const states = await postures[0].stores.collections.states('demo');
    for (const { datasetId, openSequence } of states) {
      expect({ datasetId, openSequence }).toEqual({ datasetId });
    }
    const found = await postures[0].stores.findings.census(
      'demo',
      new Date().toISOString(),
    );
    expect(found.length).toBeGreaterThan(0);

    // What both have judged is what one alone judges.
    const again = await postures[1].sync('demo', { force: true });
    expect(again.findings).toEqual({ opened: 0, resolved: 0, reopened: 0 });
    expect(problems.filter(line => /failed|quota/.test(line))).toEqual([]);
  });

  it('read on where one was stopped', async () => {
    tenant.control.setLatency(40);
    const [one, two] = postures;
    const stop = new AbortController();
    const first = one.sync('demo', { force: true, signal: stop.signal });
    while (tenant.control.requestCount() < 15) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    stop.abort();
    await first;
    const report = await two.sync('demo');
    expect(report.status.state).toBe('idle');
    const states = await two.stores.collections.states('demo');
    expect(states.find(each => each.datasetId === 'users')).toMatchObject({
      rowCount: USERS,
      completeness: { state: 'complete' },
    });
  });
});
