import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { startDemoTenant } from '@entra-posture/demo-tenant';
import { connectionTo, startPortal, until } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('SyncSchedule', () => {
  it('goes on at once after a process that was killed in the middle of a run', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'entra-schedule-'));
    const caFile = join(directory, 'ca.pem');
    const tenant = await startDemoTenant({ users: 100, quotaSpeed: 100 });
    writeFileSync(caFile, tenant.certificate);
    const knex = await databases.init('SQLITE_3');
    const entra = { connections: { demo: connectionTo(tenant, caFile) } };
    const tasks = () => knex('backstage_backend_tasks__tasks');

    const first = await startPortal({ knex, entra });
    await first.synced('demo');
    await until(async () => {
      const [task] = await tasks();
      return task.current_run_ticket === null || undefined;
    });
    await first.stop();
    // What a killed process leaves: a run that nobody ends, locked for as long as a run may take.
    await tasks().update({
      current_run_ticket: 'of the dead',
      current_run_started_at: knex.raw(`datetime('now')`),
      current_run_expires_at: knex.raw(`datetime('now', '+1 hour')`),
    });

    const second = await startPortal({ knex, entra });
    const run = await until(async () =>
      second.audit.find(
        ({ meta, outcome }) => meta?.queryType === 'run' && outcome,
      ),
    );
    expect(run.outcome).toBe('succeeded');
    await second.stop();
    await tenant.close();
    rmSync(directory, { recursive: true });
  });

  it('reads everything when a person asks, and only what is due by itself', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'entra-schedule-'));
    const caFile = join(directory, 'ca.pem');
    const tenant = await startDemoTenant({ users: 100, quotaSpeed: 100 });
    writeFileSync(caFile, tenant.certificate);
    const portal = await startPortal({
      knex: await databases.init('SQLITE_3'),
      entra: { connections: { demo: connectionTo(tenant, caFile) } },
    });
    await portal.synced('demo');
    const run = (force: boolean) =>
      portal.audit.filter(
        ({ meta, outcome }) => meta?.force === force && outcome === 'succeeded',
      ).length || undefined;
    await until(async () => run(false));
    await until(async () => {
      const { body } = await portal
        .agent()
        .post('/api/entra/v1/connections/demo/sync');
      return body.state === 'started' || undefined;
    });
    expect(await until(async () => run(true))).toBe(1);
    await portal.stop();
    await tenant.close();
    rmSync(directory, { recursive: true });
  });
});
