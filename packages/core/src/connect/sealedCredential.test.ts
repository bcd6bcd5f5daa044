/** @jest-environment node */
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { SecretBox } from '../secret';
import type { KnexPageConnectionStore } from '../store';
import {
  app,
  clientId,
  contoso,
  key,
  openPages,
  refusal,
  secret,
  signIn,
  tenantB,
  type OpenPages,
} from './__testUtils__/openPages';
import { openSecrets } from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let pages: KnexPageConnectionStore;
  let keys: string[];
  let admin: OpenPages['admin'];

  beforeEach(async () => {
    knex = await databases.init(id);
    ({ pages, keys, admin } = await openPages(knex));
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

  it('stores nothing without a key, and says which setting it takes', async () => {
    const keyless = admin({ box: undefined });
    expect(keyless.storageProblem).toMatch(/entra\.secrets\.keys/);
    expect(admin().storageProblem).toBeUndefined();
    expect(await refusal(keyless.add(contoso))).toMatchObject({
      reason: 'noKey',
    });
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
