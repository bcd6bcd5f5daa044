import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { dataset, type DatasetId } from '@entra-posture/core';
import {
  conduct,
  createStores,
  migrate,
  openDatabase,
  type Stores,
} from '@entra-posture/core/node';
import { clientOf } from './clientOf';

jest.setTimeout(60_000);

describe('reading a tenant', () => {
  let tenant: DemoTenant;
  let directory: string;
  let knex: ReturnType<typeof openDatabase>;
  let stores: Stores;
  const log: string[] = [];

  beforeEach(async () => {
    tenant = await startDemoTenant({
      users: 1_200,
      groups: 40,
      quotaSpeed: 1_000,
    });
    directory = mkdtempSync(join(tmpdir(), 'entra-collect-'));
    knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(directory, 'x.sqlite'),
    });
    await migrate(knex);
    stores = createStores(knex);
    log.length = 0;
  });
  afterEach(async () => {
    await knex.destroy();
    await tenant.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** The client's clock runs a thousand times faster: what is tested is what happens after its waits. */
  const read = (...ids: DatasetId[]) =>
    conduct({
      connectionId: 'c',
      client: clientOf(tenant, {
        now: () => performance.now() * 1_000,
        sleep: ms => new Promise(resolve => setTimeout(resolve, ms / 1_000)),
      }),
      stores,
      datasets: ids.map(id => dataset(id)) as never,
      logger: {
        info: line => log.push(line),
        warn: line => log.push(line),
        error: line => log.push(line),
      },
      now: () => new Date(),
      force: true,
    });

  const ids = async (id: DatasetId) => {
    const found: string[] = [];
    for await (const row of stores.rows.stream('c', id)) found.push(row.id);
    return found.sort();
  };

  it('reads everything once, and afterwards only what changed', async () => {
    const [first] = await read('users');
    expect(first).toMatchObject({
      outcome: 'finished',
      rows: 1_200,
      requests: 2,
    });
    const [someone, other] = await ids('users');
    tenant.control.update('user', someone, { displayName: 'Renamed' });
    tenant.control.remove('user', other, 'deleted');
    tenant.control.add('user', {
      id: '00000000-0000-4000-a000-0000000000aa',
      displayName: 'New',
      userPrincipalName: 'new@contoso.example',
      accountEnabled: true,
      userType: 'Member',
    });
    const [second] = await read('users');
    expect(second).toMatchObject({ outcome: 'finished', requests: 1 });
    expect(second.rows).toBeLessThan(6);
    expect((await stores.rows.get('c', 'users', someone))?.displayName).toBe(
      'Renamed',
    );
    expect(await stores.rows.get('c', 'users', other)).toBeUndefined();
    expect(await stores.rows.count('c', 'users')).toBe(1_200);
  });

  it('follows who joins and who leaves a group, service principals included', async () => {
    await read('groups');
    const members = async (id: string) =>
      (await stores.rows.relationsFrom('c', 'groups.members', id))
        .map(({ to }) => to)
        .sort();
    const group = (
      await Promise.all(
        (await ids('groups')).map(
          async id => [id, (await members(id)).length] as const,
        ),
      )
    ).find(([, count]) => count === 2)![0];
    const [leaver, stays] = await members(group);
    tenant.control.changeMembers(group, {
      added: [
        {
          id: 'ffffffff-0000-4000-a000-000000000001',
          type: 'servicePrincipal',
        },
      ],
      removed: [{ id: leaver, type: 'user' }],
    });
    await read('groups');
    expect(await members(group)).toEqual(
      [stays, 'ffffffff-0000-4000-a000-000000000001'].sort(),
    );
  });

  it.each(['gone', 'syncStateNotFound'] as const)(
    'begins again when Graph no longer knows its point (%s): nothing lost, nothing left over',
    async how => {
      await read('users');
      const [gone, ...rest] = await ids('users');
      tenant.control.remove('user', gone, 'deleted');
      tenant.control.expireLinks(how);
      const [report] = await read('users');
      expect(report.outcome).toBe('finished');
      expect(await ids('users')).toEqual(rest);
      expect(log.join('\n')).toContain('read again from its start');
    },
  );

  it('bears a storm of refusals, broken connections and half answers', async () => {
    for (const kind of ['drop', 'cut'] as const)
      tenant.control.failNext({ path: '/users', kind });
    tenant.control.failNext({
      path: '/users',
      kind: 'status',
      status: 429,
      times: 2,
      code: 'TooManyRequests',
    });
    tenant.control.failNext({
      path: '/groups',
      kind: 'status',
      status: 503,
      times: 2,
      retryAfterSeconds: 1,
    });
    const [users, groups] = (await read('users', 'groups')).sort((a, b) =>
      b.dataset.localeCompare(a.dataset),
    );
    expect(users).toMatchObject({
      outcome: 'finished',
      rows: 1_200,
      requests: 6,
    });
    expect(groups).toMatchObject({ outcome: 'finished', rows: 40 });
  });

  it('keeps the last good rows when a later read fails, and says what happened', async () => {
    await read('users');
    const before = await ids('users');
    tenant.control.update('user', before[0], { displayName: 'Renamed' });
    tenant.control.failNext({ path: '/users', kind: 'shape' });
    const [report] = await read('users');
    expect(report).toMatchObject({
      outcome: 'failed',
      problem: expect.stringContaining('has no list of values'),
    });
    expect(await ids('users')).toEqual(before);
    expect(
      (await stores.collections.state('c', 'users')).completeness,
    ).toMatchObject({ state: 'stale' });
    expect((await read('users'))[0].outcome).toBe('finished');
    expect((await stores.rows.get('c', 'users', before[0]))?.displayName).toBe(
      'Renamed',
    );
  });

  it('does not let one dataset fail another, and tells permission from licence', async () => {
    tenant.control.revoke('IdentityRiskyUser.Read.All');
    tenant.control.setLicences(['AAD_PREMIUM']);
    const reports = await read(
      'organization',
      'riskyUsers',
      'roleAssignmentScheduleInstances',
    );
    expect(
      reports.map(({ dataset: id, outcome }) => [id, outcome]).sort(),
    ).toEqual([
      ['organization', 'finished'],
      ['riskyUsers', 'failed'],
      ['roleAssignmentScheduleInstances', 'failed'],
    ]);
    const state = async (id: DatasetId) =>
      (await stores.collections.state('c', id)).completeness;
    expect(await state('riskyUsers')).toMatchObject({
      state: 'denied',
      permission: 'IdentityRiskyUser.Read.All',
    });
    expect(await state('roleAssignmentScheduleInstances')).toMatchObject({
      state: 'unlicensed',
      plan: 'AAD_PREMIUM_P2',
    });
  });

  it('reads a log in windows that reach back, and keeps each record once', async () => {
    await read('signIns');
    const first = [];
    for await (const row of stores.rows.streamLog('c', 'signIns', {}))
      first.push(row.id);
    const [again] = await read('signIns');
    expect(again.requests).toBe(1);
    const second = [];
    for await (const row of stores.rows.streamLog('c', 'signIns', {}))
      second.push(row.id);
    expect(new Set(second).size).toBe(second.length);
    expect(second.slice(0, first.length)).toEqual(first);
  });

  it('waits for nobody else: a slow class does not hold up the others', async () => {
    tenant.control.failNext({
      path: '/identityProtection',
      kind: 'status',
      status: 429,
      times: 3,
    });
    const order: string[] = [];
    const finish = stores.collections.finish.bind(stores.collections);
    stores.collections.finish = async (connection, id, end) => {
      await finish(connection, id, end);
      order.push(id);
    };
    await read('riskyUsers', 'organization', 'domains');
    expect(order).toHaveLength(3);
    expect(order.indexOf('riskyUsers')).toBe(2);
  });
});
