import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { AffectedEntity } from '@entra-posture/core';
import { createStores, migrate, Stores } from '@entra-posture/core/node';
import type { Knex } from 'knex';
import { annotations } from '../catalog/annotations';
import { AppIds } from '../catalog/AppIds';
import { EntityReader } from '../catalog/EntityReader';
import { PeopleReader } from '../catalog/PeopleReader';
import { OwnerNotices } from './OwnerNotices';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const TENANT = '00000000-0000-4000-8000-000000000001';
const CHECK = { id: 'auth.admin-no-mfa', severity: 'high' as const };

const user = (
  name: string,
  notes: Record<string, string>,
  email?: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default', annotations: notes },
  spec: { memberOf: [], ...(email ? { profile: { email } } : {}) },
});
const boss = user('boss', { [annotations.userId]: 'BOSS' });
const robot: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'robot',
    namespace: 'default',
    annotations: { [annotations.userId]: 'ada' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'robots' },
};
const robots: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'robots', namespace: 'default' },
  spec: { type: 'team', children: [] },
};
const person = (id: string): AffectedEntity => ({
  kind: 'user',
  id,
  label: `Name of ${id}`,
});

describe.each(databases.eachSupportedId())('managers on %s', database => {
  let knex: Knex;
  let stores: Stores;
  let minute: number;
  let entities: Entity[];
  let catalogFails: boolean;
  let sent: NotificationSendOptions[];
  let said: string[];

  const now = () => new Date(Date.UTC(2026, 10, 20, 8, minute));
  const at = () => now().toISOString();

  beforeEach(async () => {
    knex = await databases.init(database);
    await migrate(knex);
    stores = createStores(knex);
    minute = 0;
    entities = [boss];
    catalogFails = false;
    sent = [];
    said = [];
    await stores.connections.upsert({
      id: 'one',
      title: 'Contoso',
      tenantId: TENANT,
      graphOrigin: 'https://graph.example',
      clientId: 'client',
      source: 'config',
      cloud: 'global',
      credential: 'clientSecret',
      paused: false,
      demo: false,
    });
    await read(['boss', 'ada', 'bea', 'eve', 'lone'], {
      ada: 'boss',
      bea: 'boss',
      eve: 'bea',
    });
  });

  /** What is managed by whom, as a sync finds it. */
  async function read(people: string[], managers: Record<string, string>) {
    minute += 1;
    await stores.collections.begin('one', 'users', { now: at() });
    await stores.collections.writePage(
      'one',
      'users',
      {
        rows: people.map(id => ({
          id,
          label: id,
          row: { id, mail: `${id}@x.example`, userPrincipalName: `${id}@upn` },
        })),
        removed: [],
        relations: Object.entries(managers).map(([from, to]) => ({
          name: 'users.manager',
          from,
          to,
          toType: 'user',
          only: true,
        })),
        removedRelations: [],
      },
      { cursor: '{}', requests: 1, now: at() },
    );
    await stores.collections.finish('one', 'users', {
      now: at(),
      completeness: { state: 'complete', asOf: at() },
    });
  }

  async function judge(...witnesses: AffectedEntity[][]) {
    minute += 1;
    await stores.findings.apply(
      'one',
      CHECK,
      witnesses.length
        ? {
            outcome: 'fail',
            witnesses: witnesses.map(affected => ({
              key: affected.map(({ id }) => id).join(),
              statement: 'Somebody has no second factor.',
              affected,
              facts: {},
            })),
          }
        : { outcome: 'pass', evidence: {} },
      at(),
    );
  }

  function notices(managers = true) {
    const catalog = catalogServiceMock.mock({
      queryEntities: async (request, options) => {
        // As when it goes away between the two looks.
        if (catalogFails && JSON.stringify(request).includes('"User"'))
          throw new Error('no catalog');
        return catalogServiceMock({ entities }).queryEntities(request, options);
      },
      getEntitiesByRefs: (...asked) =>
        catalogServiceMock({ entities }).getEntitiesByRefs(...asked),
    });
    const say = (text: string) => void said.push(text);
    const deps = {
      catalog,
      auth: mockServices.auth(),
      logger: { info: say, warn: say, error: say },
      now: () => now().getTime(),
    };
    return new OwnerNotices({
      ...deps,
      entities: new EntityReader(deps),
      people: new PeopleReader(deps),
      appIds: new AppIds(),
      notifications: {
        send: async each => {
          sent.push(each);
        },
      },
      settings: {
        enabled: true,
        minSeverity: 'medium',
        managers,
        timeZone: 'UTC',
      },
      pagePath: '/entra',
      checks: [{ id: CHECK.id, title: 'No second factor' }],
      now,
    });
  }

  const told = () =>
    sent.map(
      ({ recipients }) => (recipients as { entityRef: string }).entityRef,
    );

  it('are told once of a finding about somebody whom they manage, and once more when it is back', async () => {
    await judge([person('ada')]);
    const [{ id }] = (await stores.findings.list({}, { limit: 1, offset: 0 }))
      .items;
    await notices().run(stores);
    await notices().run(stores);
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'user:default/boss' },
        payload: expect.objectContaining({
          title: 'New finding: No second factor',
          description: 'Severity high. It concerns somebody you manage.',
          link: `/entra/findings?${new URLSearchParams({ connection: 'one', finding: id })}`,
        }),
      },
    ]);
    await judge();
    await notices().run(stores);
    expect(sent).toHaveLength(1);
    await judge([person('ada')]);
    await notices().run(stores);
    await notices().run(stores);
    expect(told()).toEqual(['user:default/boss', 'user:default/boss']);
    expect(sent[1].payload.title).toBe('Finding is back: No second factor');
    expect(new Set(sent.map(({ payload }) => payload.scope)).size).toBe(2);
    expect(JSON.stringify(sent)).not.toMatch(/ada|Name of/i);
  });

  it('are told one by one, each of their own, and of two people at once only once', async () => {
    entities = [boss, user('bea', {}, 'Bea@X.example')];
    await judge(
      [person('ada'), person('bea')],
      [person('eve'), person('lone')],
    );
    await notices().run(stores);
    expect(told().sort()).toEqual(['user:default/bea', 'user:default/boss']);
  });

  it('are told together of many, and still of nobody by name', async () => {
    await read(
      Array.from({ length: 7 }, (_, n) => `p${n}`),
      Object.fromEntries(
        Array.from({ length: 7 }, (_, n) => [`p${n}`, 'boss']),
      ),
    );
    await judge(...Array.from({ length: 7 }, (_, n) => [person(`p${n}`)]));
    await notices().run(stores);
    expect(told()).toEqual(['user:default/boss']);
    expect(sent[0].payload.description).toContain(
      'No second factor (high, somebody you manage)',
    );
    expect(JSON.stringify(sent)).not.toContain('Name of');
  });

  it('are told of nothing unless it is asked for, and nobody is told in their place', async () => {
    await judge([person('ada')], [person('eve')]);
    await notices(false).run(stores);
    expect(sent).toEqual([]);
  });

  it('are none of who has none, and nobody where the catalog does not know them', async () => {
    entities = [
      boss,
      // Another tenant's, and one whose own id is another than that of whose address they have now.
      user('bea', {
        [annotations.userId]: 'bea',
        [annotations.tenantId]: '00000000-0000-4000-8000-000000000002',
      }),
      user('late', { [annotations.userId]: 'x' }, 'bea@x.example'),
    ];
    await judge([person('lone')], [person('eve')], [person('gone')]);
    await notices().run(stores);
    expect(sent).toEqual([]);
  });

  it('are not told where somebody owns it', async () => {
    entities = [boss, robot, robots];
    await judge([person('ada')]);
    await notices().run(stores);
    expect(told()).toEqual(['group:default/robots']);
  });

  it('are not told of what touches so many that it is about the tenant', async () => {
    const many = Array.from({ length: 10 }, (_, n) => person(`p${n}`));
    await judge([...many, person('ada')], [...many.slice(1), person('bea')]);
    await notices().run(stores);
    expect(told()).toEqual(['user:default/boss']);
  });

  it('are told later where the catalog does not answer, and then those who are it by then', async () => {
    catalogFails = true;
    await judge([person('ada')]);
    await notices().run(stores);
    expect(sent).toEqual([]);
    expect(said).toEqual([
      expect.stringMatching(/managers are not known.*no catalog/),
    ]);
    catalogFails = false;
    entities = [boss, user('bea', { [annotations.email]: 'bea@upn' })];
    await read(['ada'], { ada: 'bea' });
    await notices().run(stores);
    expect(told()).toEqual(['user:default/bea']);
  });
});
