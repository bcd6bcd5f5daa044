import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import searchPlugin from '@backstage/plugin-search-backend';
import type { JsonObject } from '@backstage/types';
import { createStores } from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { Knex } from 'knex';
import {
  connectionTo,
  Portal,
  startPortal,
  until,
} from './__testUtils__/startPortal';
import entraSearchModule from './search';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = mkdtempSync(join(tmpdir(), 'entra-search-'));
const caFile = join(directory, 'ca.pem');
let tenant: DemoTenant;
let portal: Portal;
let knex: Knex;

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 60, quotaSpeed: 100 });
  writeFileSync(caFile, tenant.certificate);
});
afterEach(() => portal.stop());
afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

async function open(
  database: TestDatabaseId,
  options: {
    denied?: string[];
    entra?: JsonObject;
    collator?: JsonObject;
  } = {},
) {
  knex = await databases.init(database);
  portal = await startPortal({
    knex,
    besideKnex: await databases.init('SQLITE_3'),
    entra: {
      connections: { demo: connectionTo(tenant, caFile) },
      ...options.entra,
    },
    denied: options.denied,
    features: [searchPlugin, entraSearchModule],
    config: {
      permission: { enabled: true },
      search: {
        collators: {
          entra: {
            schedule: { frequency: { seconds: 2 }, timeout: { minutes: 1 } },
            ...options.collator,
          },
        },
      },
    },
  });
  await portal.synced('demo');
}

/** Another plugin: the policy refuses it nothing. */
const plugin = (targetPluginId: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('plugin:other'),
    targetPluginId,
  });
const search = (
  term: string,
  type?: string,
  header: string = mockCredentials.user.header(),
) =>
  portal
    .agent()
    .get('/api/search/query')
    .set('authorization', header)
    .query({ term, ...(type ? { 'types[0]': type } : {}) });
/** What is in the index, whoever may see it. Indexing runs beside the portal; before, there is nothing to search in. */
const indexed = (term: string, type: string, title?: string) =>
  until(async () => {
    const { body } = await search(term, type, plugin('search'));
    const documents = (body.results ?? []).map(
      ({ document }: { document: { title: string } }) => document,
    );
    return documents.find(
      (each: { title: string }) => title === undefined || each.title === title,
    );
  });
const aPerson = async () =>
  (await portal.ask('list_identities', { kinds: ['member'], limit: 1 })).body
    .items[0];

describe.each(databases.eachSupportedId())('the search on %s', database => {
  it('finds findings and people, each with the address of its page', async () => {
    await open(database, { entra: { pagePath: '/security/entra' } });
    const [finding] = (await portal.ask('list_findings', { limit: 1 })).body
      .items;
    // Each engine ranks in its own way.
    expect(
      await indexed(finding.title, 'entra-findings', finding.title),
    ).toMatchObject({
      text: expect.any(String),
      severity: expect.any(String),
      state: 'open',
      tenant: 'Demo tenant',
      location: expect.stringMatching(
        /^\/security\/entra\/findings\?connection=demo&finding=/,
      ),
    });
    const { label } = await aPerson();
    const person = await indexed(label, 'entra-people');
    expect(person).toMatchObject({ title: label, tenant: 'Demo tenant' });
    const { pathname, searchParams } = new URL(person.location, 'http://x');
    const { body } = await portal.ask('get_entity', {
      entity: pathname.replace('/security/entra/identities/', ''),
      connection: searchParams.get('connection'),
    });
    expect(body.entity.label).toContain(label);
    const { body: seen } = await search(label, 'entra-people');
    expect(seen.results[0].document).toEqual(person);
  });
});

describe('what is found in the search', () => {
  it('is no person for who may not see personal data, and no name of one among findings', async () => {
    await open('SQLITE_3', { denied: ['entra.personalData.read'] });
    await indexed('policy', 'entra-findings');
    await indexed('contoso', 'entra-people');
    for await (const { displayName } of createStores(knex).rows.stream(
      'demo',
      'users',
    )) {
      const alone = await search(displayName!, 'entra-people');
      expect([alone.status, alone.body.results]).toEqual([200, []]);
      const { status, body } = await search(displayName!);
      expect(status).toBe(200);
      for (const { type, document } of body.results) {
        expect(type).toBe('entra-findings');
        expect(JSON.stringify(document)).not.toContain(displayName);
      }
    }
  });

  it('is nothing for who may not read the posture', async () => {
    await open('SQLITE_3', { denied: ['entra.posture.read'] });
    await indexed('policy', 'entra-findings');
    const { status, body } = await search('policy', 'entra-findings');
    expect([status, body.results]).toEqual([200, []]);
  });

  it('is no person where people are left out of it', async () => {
    await open('SQLITE_3', { collator: { people: false } });
    await indexed('policy', 'entra-findings');
    const said = portal.log.join();
    expect(said).toContain('factory for type entra-findings');
    expect(said).not.toContain('factory for type entra-people');
  });

  it('is the worst of a kind of which there are too many, and the log says what to do', async () => {
    await open('SQLITE_3', { collator: { most: 59 } });
    const line = await until(async () =>
      portal.log.find(each =>
        /Of the \d+ people of Entra posture only the worst are/.test(each),
      ),
    );
    expect(line).toContain('search.collators.entra.most');
  });
});

describe('the documents of the search', () => {
  it('are for other plugins, not for people, and end where they end', async () => {
    await open('SQLITE_3');
    const get = (path: string, header: string) =>
      portal
        .agent()
        .get(`/api/entra/v1/search/${path}`)
        .set('authorization', header);
    const person = await get('people', mockCredentials.user.header());
    expect(person.status).toBe(403);
    const first = await get('people?limit=40', plugin('entra'));
    const { total, items, nextCursor } = first.body;
    expect(items).toHaveLength(40);
    const rest = await get(
      `people?limit=1000&cursor=${encodeURIComponent(nextCursor)}`,
      plugin('entra'),
    );
    expect(rest.body).not.toHaveProperty('nextCursor');
    const all = [...items, ...rest.body.items];
    expect(new Set(all.map(({ location }) => location)).size).toBe(total);
    expect((await get('people?limit=0', plugin('entra'))).status).toBe(400);
    expect((await get('people?cursor=x', plugin('entra'))).status).toBe(400);
  });
});
