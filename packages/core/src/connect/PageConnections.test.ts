/** @jest-environment node */
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  createStores,
  type KnexPageConnectionStore,
  type Stores,
} from '../store';
import {
  app,
  clientId,
  contoso,
  credential,
  openPages,
  refusal,
  secret,
  signIn,
  tenantA,
  tenantB,
  type OpenPages,
} from './__testUtils__/openPages';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;
  let pages: KnexPageConnectionStore;
  let stopped: string[];
  let admin: OpenPages['admin'];

  beforeEach(async () => {
    knex = await databases.init(id);
    ({ stores, pages, stopped, admin } = await openPages(knex));
  });

  it('connects a tenant, and every replica sees it', async () => {
    const added = await admin().add({ ...contoso, asked: ['User.Read.All'] });
    expect(added).toEqual({
      id: 'contoso-ltd-munchen',
      title: 'Contoso Ltd. (München)',
      tenantId: tenantA,
      graphOrigin: 'https://graph.microsoft.com',
      demo: false,
      source: 'page',
      cloud: 'global',
      credential: 'clientSecret',
      clientId,
      paused: false,
      connectedAt: '2026-11-25T08:00:00.000Z',
      connectedBy: 'user:default/ada',
      asked: ['User.Read.All'],
    });
    expect(await createStores(knex).connections.list()).toEqual([added]);
    expect(await admin().reach(added.id)).toMatchObject({
      graphOrigin: 'https://graph.microsoft.com',
    });
  });

  it('refuses a tenant that is connected on the page already, by id or by domain', async () => {
    await admin().add(contoso);
    const twice = await refusal(
      admin().add({
        ...contoso,
        title: 'Other',
        tenantId: tenantA.toUpperCase(),
      }),
    );
    expect(twice).toMatchObject({
      name: 'ConnectionError',
      reason: 'exists',
      message: expect.stringMatching(/as Contoso .* Reconnect that one/),
    });
    await readOrganization('contoso-ltd-munchen');
    expect(
      await refusal(admin().add({ ...contoso, tenantId: 'Contoso.example' })),
    ).toMatchObject({ reason: 'exists' });
  });

  async function readOrganization(connection: string) {
    const now = '2026-11-25T08:00:00.000Z';
    await stores.collections.begin(connection, 'organization', { now });
    await stores.collections.writePage(
      connection,
      'organization',
      {
        rows: [
          {
            id: tenantA,
            label: 'Contoso',
            row: {
              id: tenantA,
              verifiedDomains: [{ name: 'contoso.example' }],
            },
          },
        ],
        removed: [],
        relations: [],
        removedRelations: [],
      },
      { cursor: '{}', requests: 1, now, full: true },
    );
    await stores.collections.finish(connection, 'organization', {
      now,
      completeness: { state: 'complete', asOf: now },
    });
  }

  it('lets the file and the page connect one tenant, under ids of their own', async () => {
    await stores.connections.upsert({
      id: 'contoso',
      title: 'By file',
      tenantId: tenantA,
      graphOrigin: 'https://graph.microsoft.com',
      demo: false,
      source: 'config',
      cloud: 'global',
      credential: 'clientSecret',
      clientId,
      paused: false,
    });
    expect((await admin().add({ ...contoso, title: 'Contoso' })).id).toBe(
      'contoso-2',
    );
    for (const act of [
      () => admin().rename('contoso', 'X'),
      () => admin().pause('contoso', true),
      () => admin().remove('contoso', { data: true }),
      () =>
        admin().reconnect('contoso', {
          credential,
          tenantId: tenantA,
          connectedBy: 'user:default/ada',
        }),
    ]) {
      expect(await refusal(act())).toMatchObject({
        reason: 'configured',
        message: expect.stringContaining('entra.connections.contoso'),
      });
    }
  });

  it.each<[string, object]>([
    ['a tenant that could be anyone', { tenantId: 'common' }],
    ['a client id that is none', { clientId: 'portal' }],
    ['a cloud that is none', { cloud: 'moon' }],
    ['a title of spaces', { title: '  ' }],
    [
      'a file of the server',
      { credential: { kind: 'federated', tokenFile: '/etc/passwd' } },
    ],
  ])('refuses %s', async (_, wrong) => {
    const refused = await refusal(admin().add({ ...contoso, ...wrong }));
    expect(refused).toMatchObject({
      name: 'ConnectionError',
      reason: 'invalid',
    });
    expect(refused.message).not.toContain(secret);
    expect(await pages.list()).toEqual([]);
  });

  it('renames, pauses and resumes; a pause ends the sync under way', async () => {
    const { id: added } = await admin().add(contoso);
    expect((await admin().rename(added, ' Contoso ')).title).toBe('Contoso');
    expect((await admin().pause(added, true)).paused).toBe(true);
    expect(stopped).toEqual([added]);
    expect(await stores.connections.list()).toEqual([
      expect.objectContaining({ title: 'Contoso', paused: true }),
    ]);
    expect((await admin().pause(added, false)).paused).toBe(false);
    expect(await refusal(admin().rename('nobody', 'X'))).toMatchObject({
      reason: 'notFound',
    });
  });

  it('reconnects the same tenant with another credential and forgets what the login said of the former', async () => {
    const { id: added } = await admin().add(contoso);
    await stores.connections.setStatus({
      connectionId: added,
      state: 'failed',
      finishedAt: '2026-11-24T08:00:00.000Z',
      problem: 'The client secret has expired.',
      reconnect: 'The client secret has expired.',
      claimed: ['User.Read.All'],
    });
    const again = await admin().reconnect(added, {
      credential: signIn(),
      tenantId: tenantA,
      asked: ['Policy.Read.All'],
      connectedBy: 'user:default/bob',
    });
    expect(again).toMatchObject({
      id: added,
      credential: 'signIn',
      account: 'ada@contoso.example',
      clientId: app.clientId,
      asked: ['Policy.Read.All'],
      connectedBy: 'user:default/bob',
    });
    expect(stopped).toEqual([added]);
    expect(await stores.connections.status(added)).toEqual({
      connectionId: added,
      state: 'idle',
      finishedAt: '2026-11-24T08:00:00.000Z',
      claimed: ['User.Read.All'],
    });
  });

  it('does not put another tenant under the rows of a connection', async () => {
    const { id: added } = await admin().add(contoso);
    const before = await pages.get(added);
    expect(
      await refusal(
        admin().reconnect(added, {
          credential: signIn('eve@fabrikam.example'),
          tenantId: tenantB,
          connectedBy: 'user:default/ada',
        }),
      ),
    ).toMatchObject({ reason: 'otherTenant' });
    expect(await pages.get(added)).toEqual(before);
  });

  it('keeps the tenant id once a sign-in tells it, where a domain was typed in', async () => {
    const { id: added } = await admin().add({
      ...contoso,
      tenantId: 'contoso.example',
    });
    const again = { credential, connectedBy: 'user:default/ada' };
    expect(
      await refusal(admin().reconnect(added, { ...again, tenantId: tenantA })),
    ).toMatchObject({ reason: 'otherTenant' });
    await readOrganization(added);
    await admin().reconnect(added, { ...again, tenantId: tenantA });
    expect((await pages.get(added))?.connection.tenantId).toBe(tenantA);
    expect(await admin().reach(added)).toBeDefined();
  });

  it('disconnects and keeps the data, which goes on when the tenant is connected again', async () => {
    const { id: added } = await admin().add(contoso);
    await readOrganization(added);
    await admin().remove(added, { data: false });
    expect(stopped).toEqual([added]);
    expect(await stores.connections.list()).toEqual([]);
    expect(await stores.rows.count(added, 'organization')).toBe(1);
    expect(
      (await knex('entra_connections').select('sealed')).map(
        each => each.sealed,
      ),
    ).toEqual([null]);
    const again = await admin().add({ ...contoso, title: 'Contoso again' });
    expect(again.id).toBe(added);
    expect(await stores.rows.count(again.id, 'organization')).toBe(1);
  });

  it('disconnects and leaves not one row in any table', async () => {
    const { id: added } = await admin().add(contoso);
    await readOrganization(added);
    await stores.scores.add({
      connectionId: added,
      at: '2026-11-25T08:00:00.000Z',
      score: 1,
      low: 1,
      high: 1,
    });
    await admin().remove(added, { data: true });
    const tables: { name: string }[] =
      id === 'SQLITE_3'
        ? await knex('sqlite_master')
            .where({ type: 'table' })
            .andWhereLike('name', 'entra%')
            .select('name')
        : (
            await knex.raw(
              `select table_name as name from information_schema.tables where table_name like 'entra%'`,
            )
          ).rows;
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      expect(JSON.stringify(await knex(name).select())).not.toContain(added);
    }
  });
});
