/** @jest-environment node */
import { randomBytes } from 'node:crypto';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { SecretBox } from '../secret';
import {
  createStores,
  KnexPageConnectionStore,
  migrate,
  type Stores,
} from '../store';
import {
  openSecrets,
  PageConnections,
  type PageConnectionsDeps,
} from './index';
import type { AppRegistration, PageCredential } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const key = () => randomBytes(32).toString('base64');
const tenantA = '0e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d';
const tenantB = '9e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d';
const clientId = '1e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d';
const secret = 'client~secret~to~keep';
const credential: PageCredential = {
  kind: 'clientSecret',
  clientSecret: secret,
};
const contoso = {
  title: 'Contoso Ltd. (München)',
  cloud: 'global' as const,
  tenantId: tenantA,
  clientId,
  credential,
  connectedBy: 'user:default/ada',
};
const app: AppRegistration = {
  clientId: '5e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d',
  credential: { kind: 'clientSecret', clientSecret: 'secret~of~the~portal' },
};
const signIn = (account = 'ada@contoso.example'): PageCredential => ({
  kind: 'signIn',
  cache: '{"refresh":"token~of~ada"}',
  homeAccountId: 'ada.contoso',
  account,
});

async function refusal(act: Promise<unknown>): Promise<any> {
  return act.then(
    () => {
      throw new Error('It was not refused');
    },
    error => error,
  );
}

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;
  let pages: KnexPageConnectionStore;
  let stopped: string[];
  const keys = [key()];

  const admin = (deps: Partial<PageConnectionsDeps> = {}) =>
    new PageConnections({
      pages,
      connections: stores.connections,
      rows: stores.rows,
      box: SecretBox.create(keys),
      app,
      probed: { datasets: [], judgements: [] },
      stop: async stop => {
        stopped.push(stop);
      },
      now: () => new Date('2026-11-25T08:00:00Z'),
      ...deps,
    });

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
    pages = new KnexPageConnectionStore(knex);
    stopped = [];
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

  it('keeps no secret readable, in no table', async () => {
    await admin().add(contoso);
    await admin().add({
      ...contoso,
      tenantId: tenantB,
      clientId: app.clientId,
      credential: signIn(),
    });
    const rows = JSON.stringify(await knex('entra_connections').select());
    expect(rows).toContain('ada@contoso.example');
    for (const each of [secret, 'token~of~ada', 'secret~of~the~portal']) {
      expect(rows).not.toContain(each);
      expect(rows).not.toContain(Buffer.from(each).toString('base64url'));
    }
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

  it('stores nothing without a key, and says which setting it takes', async () => {
    const keyless = admin({ box: undefined });
    expect(keyless.storageProblem).toMatch(/entra\.secrets\.keys/);
    expect(admin().storageProblem).toBeUndefined();
    expect(await refusal(keyless.add(contoso))).toMatchObject({
      reason: 'noKey',
    });
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

  it('does not open a credential that was copied onto another connection, nor one whose tenant was changed', async () => {
    const one = await admin().add(contoso);
    const two = await admin().add({
      ...contoso,
      title: 'Fabrikam',
      tenantId: tenantB,
    });
    const { sealed } = (await pages.get(one.id))!;
    await knex('entra_connections').where({ id: two.id }).update({ sealed });
    await knex('entra_connections')
      .where({ id: one.id })
      .update({ tenant_id: 'attacker.example' });
    for (const each of [one.id, two.id]) {
      const refused = await refusal(admin().reach(each));
      expect(refused).toMatchObject({
        name: 'SecretError',
        reason: 'unreadable',
      });
      expect(`${refused.stack} ${JSON.stringify(refused)}`).not.toContain(
        secret,
      );
    }
  });

  it('sends credentials where the configuration says, whatever stands in the database', async () => {
    const { id: added } = await admin().add(contoso);
    await knex('entra_connections')
      .where({ id: added })
      .update({ graph_origin: 'https://attacker.example' });
    expect((await admin().reach(added))?.graphOrigin).toBe(
      'https://graph.microsoft.com',
    );
  });

  it('asks for the app registration that was consented to', async () => {
    const { id: added } = await admin().add({
      ...contoso,
      clientId: app.clientId,
      credential: { kind: 'application' },
    });
    expect(await admin().reach(added)).toBeDefined();
    expect(await refusal(admin({ app: undefined }).reach(added))).toMatchObject(
      {
        message: expect.stringContaining('entra.app'),
      },
    );
    expect(
      await refusal(admin({ app: { ...app, clientId } }).reach(added)),
    ).toMatchObject({ message: expect.stringMatching(/another app/) });
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

  it('seals everything anew under the first key, after which the former can be given up', async () => {
    const one = await admin().add(contoso);
    await admin().add({ ...contoso, title: 'B', tenantId: tenantB });
    const next = key();
    const rotating = admin({ box: SecretBox.create([next, ...keys]) });
    expect(await rotating.rotate()).toBe(2);
    expect(await rotating.rotate()).toBe(0);
    expect(
      await admin({ box: SecretBox.create([next]) }).reach(one.id),
    ).toBeDefined();
    expect(await refusal(admin().reach(one.id))).toMatchObject({
      reason: 'unknownKey',
    });
  });

  it('starts without a key only as long as nothing needs one', async () => {
    expect(await openSecrets([], pages)).toBeUndefined();
    await admin().add(contoso);
    expect(await openSecrets(keys, pages)).toBeDefined();
    expect(await refusal(openSecrets([], pages))).toMatchObject({
      reason: 'missingKey',
      message: expect.stringMatching(/contoso-ltd.*entra\.secrets\.keys/),
    });
    expect(await refusal(openSecrets(['c2hvcnQ='], pages))).toMatchObject({
      reason: 'weakKey',
    });
    expect(await refusal(openSecrets([key()], pages))).toMatchObject({
      reason: 'unknownKey',
      message: expect.stringContaining('entra.secrets.keys'),
    });
  });
});
