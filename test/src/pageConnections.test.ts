import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion, question } from '@entra-posture/core';
import {
  createPosture,
  openDatabase,
  type NewTarget,
  type Posture,
  type PostureOptions,
} from '@entra-posture/core/node';
import {
  demoPermissions,
  startDemoTenant,
  type DemoTenant,
} from '@entra-posture/demo-tenant';
import { signedIn } from './signedIn';

jest.setTimeout(120_000);

const key = () => randomBytes(32).toString('base64');
const by = { title: 'Contoso', connectedBy: 'user:default/ada' };

describe('a tenant connected on the page', () => {
  let tenant: DemoTenant;
  let directory: string;
  let keys: string[];
  let log: string[];
  let closing: (() => Promise<void>)[];
  let posture: Posture;

  const app = () => ({
    clientId: tenant.clientId,
    credential: {
      kind: 'clientSecret' as const,
      clientSecret: tenant.clientSecret,
    },
    loginOrigin: tenant.origin,
    graphOrigin: tenant.origin,
    caCertificate: tenant.certificate,
    demo: true,
    quotaSpeed: 100,
  });

  /** One replica over the same database. */
  async function open(options: Partial<PostureOptions> = {}): Promise<Posture> {
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(directory, 'posture.sqlite'),
    });
    const keep = (message: string) => void log.push(message);
    closing.push(() => knex.destroy());
    const opened = await createPosture({
      knex,
      logger: { info: keep, warn: keep, error: keep },
      connections: [],
      secretKeys: keys,
      app: app(),
      ...options,
    });
    closing.push(() => opened.close());
    return opened;
  }

  beforeEach(async () => {
    tenant = await startDemoTenant({ users: 120, quotaSpeed: 100 });
    directory = mkdtempSync(join(tmpdir(), 'entra-page-'));
    keys = [key()];
    log = [];
    closing = [];
    posture = await open();
  });
  afterEach(async () => {
    for (const close of (closing ?? []).reverse()) await close();
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const target = (clientSecret = tenant.clientSecret): NewTarget => ({
    cloud: 'global',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    credential: { kind: 'clientSecret', clientSecret },
  });
  const states = async (of = posture) =>
    new Map(
      (await of.stores.collections.states('contoso')).map(each => [
        each.datasetId,
        each.completeness.state,
      ]),
    );
  const outcomes = async () =>
    new Set(
      (await posture.stores.findings.results('contoso')).map(
        each => each.outcome,
      ),
    );
  /** Everything that is stored and everything that is said. */
  const all = () =>
    [
      ...readdirSync(directory).map(name =>
        readFileSync(join(directory, name)).toString('latin1'),
      ),
      ...log,
    ].join('\n');

  it('is tested before it is saved, and nothing of the test stays', async () => {
    tenant.control.revoke('IdentityRiskyUser.Read.All');
    const report = await posture.connections.test(target());
    const outcome = new Map(
      report.datasets.map(each => [each.dataset, each.outcome]),
    );
    expect(outcome.get('users')).toBe('readable');
    expect(outcome.get('riskyUsers')).toBe('denied');
    expect(
      report.datasets.find(each => each.dataset === 'users')?.checks,
    ).toContain('auth.admin-no-mfa');
    expect(report.claimed).toContain('User.Read.All');
    const refused = await posture.connections.test(target('wrong~secret'));
    expect(refused).toEqual({
      datasets: [],
      problem: expect.stringMatching(/client secret is wrong/),
    });
    expect(await posture.stores.connections.list()).toEqual([]);
    expect(all().includes('wrong~secret')).toBe(false);
  });

  it('is read by every replica without a restart, and its secret is readable nowhere', async () => {
    const other = await open();
    await posture.connections.add({ ...target(), ...by });
    const report = await other.sync('contoso', { force: true });
    expect(report.status).toMatchObject({ state: 'idle' });
    expect(report.status.claimed).toContain('User.Read.All');
    expect((await states()).get('users')).toBe('complete');
    const capabilities = await answerQuestion(
      question('list_capabilities'),
      { detail: 'detailed' },
      posture.context({ subject: 'test', personalData: true }),
    );
    const said = JSON.stringify([report, capabilities]);
    for (const text of [all(), said]) {
      expect(text.includes(tenant.clientSecret)).toBe(false);
      expect(text.includes(keys[0])).toBe(false);
    }
    // The sweep sees what is readable.
    expect(all().includes('user:default/ada')).toBe(true);
    expect(said.includes('contoso')).toBe(true);
  });

  it('says when the login refuses for good, keeps the rows as stale, and is mended by a reconnect', async () => {
    await posture.connections.add({ ...target(), ...by });
    await posture.sync('contoso', { force: true });
    const users = await posture.stores.rows.count('contoso', 'users');
    const judged = await outcomes();
    expect(judged).toContain('pass');
    tenant.control.expireSecret(true);
    // Only some are due: what is not read is as little of today as what is.
    const report = await (
      await open({ now: () => new Date(Date.now() + 61 * 60_000) })
    ).sync('contoso');
    expect(report.status).toMatchObject({
      state: 'failed',
      reconnect: expect.stringMatching(/expired/),
    });
    expect(await posture.stores.connections.status('contoso')).toMatchObject({
      reconnect: report.status.reconnect,
      claimed: expect.arrayContaining(['User.Read.All']),
    });
    expect(new Set((await states()).values())).not.toContain('complete');
    expect((await states()).get('users')).toBe('stale');
    expect(await posture.stores.rows.count('contoso', 'users')).toBe(users);
    expect(await outcomes()).not.toContain('pass');

    tenant.control.expireSecret(false);
    await posture.connections.reconnect('contoso', {
      ...target(),
      connectedBy: 'user:default/bob',
    });
    const after = await posture.sync('contoso');
    expect(after.status).toMatchObject({ state: 'idle' });
    expect(after.status.reconnect).toBeUndefined();
    expect((await states()).get('users')).toBe('complete');
    expect(await outcomes()).toContain('pass');
  });

  it('asks a login that refuses for good once in a sync, not once for each dataset', async () => {
    await posture.connections.add({ ...target('wrong~secret'), ...by });
    const { status, datasets } = await posture.sync('contoso');
    expect(status.reconnect).toMatch(/client secret is wrong/);
    // These are asked for person by person and site by site, and none of them is known yet.
    const asked = datasets.filter(
      ({ dataset }) => !['inboxRules', 'sharedItems'].includes(dataset),
    );
    expect(asked.every(line => line.connectionWide)).toBe(true);
    expect(all().includes('wrong~secret')).toBe(false);
  });

  it('on behalf of a person keeps the tokens it was given since, sealed, and says when they are revoked', async () => {
    // So short a life that each read refreshes.
    await tenant.close();
    tenant = await startDemoTenant({
      users: 60,
      quotaSpeed: 100,
      tokenLifeSeconds: 240,
    });
    posture = await open();
    const credential = await signedIn(tenant, app(), demoPermissions);
    await posture.connections.add({ ...target(), ...by, credential });
    const sealed = () =>
      new Set(all().match(/v1\.[\w-]{10}\.[\w-]{16}\.[\w-]+/g));
    const before = sealed();
    expect(before.size).toBeGreaterThan(0);
    const report = await posture.sync('contoso', { force: true });
    expect(report.status.state).toBe('idle');
    expect((await states()).get('users')).toBe('complete');
    expect([...sealed()].filter(each => !before.has(each))).not.toEqual([]);
    const [{ secret }] = Object.values<any>(
      JSON.parse(credential.cache).RefreshToken,
    );
    expect(all().includes(secret)).toBe(false);
    expect(all().includes('RefreshToken')).toBe(false);

    // The next process has only what was saved.
    const next = await open();
    const again = await next.sync('contoso', { force: true });
    expect(again.status.state).toBe('idle');
    tenant.control.revokeRefreshTokens();
    const revoked = await next.sync('contoso', { force: true });
    expect(revoked.status).toMatchObject({
      state: 'failed',
      reconnect: expect.stringMatching(/sign in/i),
    });
    expect((await states()).get('users')).toBe('stale');

    await posture.connections.reconnect('contoso', {
      tenantId: tenant.tenantId,
      credential: await signedIn(tenant, app(), demoPermissions),
      connectedBy: 'user:default/ada',
    });
    const mended = await next.sync('contoso', { force: true });
    expect(mended.status.state).toBe('idle');
    expect(mended.status.reconnect).toBeUndefined();
  });

  it('is no longer read here once it was paused on another replica', async () => {
    const other = await open();
    await posture.connections.add({ ...target(), ...by });
    tenant.control.setLatency(2_000);
    const running = posture.sync('contoso', { force: true });
    await other.connections.pause('contoso', true);
    expect((await running).stopped).toBe(true);
  });

  it('is not read while it is paused, and a pause ends the sync under way', async () => {
    await posture.connections.add({ ...target(), ...by });
    tenant.control.setLatency(300);
    const running = posture.sync('contoso', { force: true });
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
    await posture.connections.pause('contoso', true);
    const { stopped, status } = await running;
    expect(stopped).toBe(true);
    // Nothing failed: the page has nothing to complain of.
    expect(status).toMatchObject({ state: 'never' });
    expect(status.problem).toBeUndefined();
    await expect(posture.sync('contoso')).rejects.toThrow(
      /Contoso is paused; resume/,
    );
    tenant.control.setLatency(0);
    await posture.connections.pause('contoso', false);
    expect((await posture.sync('contoso')).status.state).toBe('idle');
  });

  it('leaves nothing when it is removed with its data while it is read', async () => {
    await posture.connections.add({ ...target(), ...by });
    tenant.control.setLatency(100);
    const running = posture.sync('contoso', { force: true });
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
    await posture.connections.remove('contoso', { data: true });
    await running;
    expect(await states()).toEqual(new Map());
    expect(await posture.stores.rows.count('contoso', 'users')).toBe(0);
    expect(await posture.stores.connections.list()).toEqual([]);
    await expect(posture.sync('contoso')).rejects.toThrow(
      /There is no connection contoso/,
    );
  });

  it('does not open with a missing, weak or wrong key, and says which setting to mend', async () => {
    await posture.connections.add({ ...target(), ...by });
    for (const wrong of [[], ['c2VjcmV0'], [key()]]) {
      await expect(open({ secretKeys: wrong })).rejects.toThrow(
        /entra\.secrets\.keys/,
      );
    }
    const rotated = await open({ secretKeys: [key(), ...keys] });
    expect(await rotated.connections.rotate()).toBe(1);
    expect((await rotated.sync('contoso')).status.state).toBe('idle');
    // The replica that was not given the new key yet says so, and keeps what it has.
    const report = await posture.sync('contoso');
    expect(report.status).toMatchObject({
      state: 'failed',
      reconnect: expect.stringContaining('entra.secrets.keys'),
    });
  });

  it('is not taken over by a configured connection of the same id', async () => {
    await posture.connections.add({ ...target(), ...by });
    const restarted = await open({
      connections: [
        {
          id: 'contoso',
          title: 'By file',
          tenantId: tenant.tenantId,
          clientId: tenant.clientId,
          clientSecret: 'other~secret',
        },
      ],
    });
    expect(log.join('\n')).toMatch(/id contoso is already .* on the page/);
    expect(await restarted.stores.connections.list()).toEqual([
      expect.objectContaining({ source: 'page', title: 'Contoso' }),
    ]);
    expect((await restarted.sync('contoso')).status.state).toBe('idle');
  });
});
