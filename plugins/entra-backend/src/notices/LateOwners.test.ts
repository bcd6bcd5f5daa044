import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Severity } from '@entra-posture/core';
import { createStores, migrate, Stores } from '@entra-posture/core/node';
import type { Knex } from 'knex';
import { annotations } from '../catalog/annotations';
import { AppIds } from '../catalog/AppIds';
import { EntityReader } from '../catalog/EntityReader';
import { EntityMatcher } from '../catalog/matchEntity';
import { LateOwners } from './LateOwners';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const at = (day: number) =>
  `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;

const annotated = (name: string, owner: string, ...apps: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { [annotations.objectId]: apps.join(',') },
  },
  spec: { owner },
});
const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: {},
});

describe.each(databases.eachSupportedId())(
  'what is open already, on %s',
  database => {
    let knex: Knex;
    let stores: Stores;
    let groups: Entity[];

    beforeEach(async () => {
      knex = await databases.init(database);
      await migrate(knex);
      stores = createStores(knex);
      groups = [group('payments'), group('writers')];
      await stores.connections.upsert({
        id: 'one',
        title: 'Contoso',
        tenantId: '00000000-0000-4000-8000-000000000001',
        graphOrigin: 'https://graph.example',
        clientId: 'client',
        source: 'config',
        cloud: 'global',
        credential: 'clientSecret',
        paused: false,
        demo: false,
      });
    });

    const find = (id: string, severity: Severity, ...apps: string[]) =>
      stores.findings.apply(
        'one',
        { id, severity },
        apps.length
          ? {
              outcome: 'fail',
              witnesses: apps.map(app => ({
                key: app,
                statement: 'It is so.',
                affected: [
                  { kind: 'application' as const, id: app, label: app },
                ],
                facts: {},
              })),
            }
          : { outcome: 'pass', evidence: {} },
        at(1),
      );
    const findingOf = async (checkId: string) =>
      (
        await stores.findings.list(
          { connectionId: 'one', checkId },
          { limit: 1, offset: 0 },
        )
      ).items[0];
    /** The catalog as it is on a day; what has been noted by then, as recipient and finding. */
    const run = async (day: number, ...entities: Entity[]) => {
      const deps = {
        catalog: catalogServiceMock({ entities: [...groups, ...entities] }),
        auth: mockServices.auth(),
        logger: { info: () => {}, warn: () => {}, error: () => {} },
      };
      await new LateOwners({
        entities: new EntityReader(deps),
        appIds: new AppIds(),
        settings: {
          enabled: true,
          minSeverity: 'medium',
          managers: false,
          timeZone: 'UTC',
        },
      }).note(
        await stores.connections.list(),
        { stores, matcher: new EntityMatcher(entities) },
        new Date(at(day)),
      );
      const noted = await knex('entra_notices as n')
        .join('entra_findings as f', 'f.id', 'n.finding_id')
        .orderBy('n.id')
        .select('n.recipient', 'n.kind', 'f.check_id', 'n.about');
      return noted.map(
        each => `${each.recipient} ${each.kind} ${each.check_id} ${each.about}`,
      );
    };

    const TOLD =
      'group:default/payments opened app.no-owner component:default/pay';

    it('is told once to who comes to own it by an annotation', async () => {
      await find('app.no-owner', 'high', 'a', 'other');
      expect(await run(10)).toEqual([]);
      const pay = annotated('pay', 'payments', 'a');
      expect(await run(11, pay)).toEqual([TOLD]);
      expect(await run(12, pay)).toEqual([TOLD]);
      // Nor when the entity was away for a while.
      expect(await run(13)).toEqual([TOLD]);
      expect(await run(14, pay)).toEqual([TOLD]);
    });

    it('is not told once more when it was told before as it was found', async () => {
      await run(1);
      await find('app.no-owner', 'high', 'a');
      const [change] = await stores.notices.unsettled('one', 'notify', {
        kinds: ['opened'],
        since: at(1),
        limit: 10,
      });
      await stores.notices.note(
        'one',
        [
          {
            finding: change.finding,
            kind: 'opened',
            cause: `change:${change.finding}:${change.event}`,
            recipient: 'group:default/payments',
            about: 'component:default/pay',
          },
        ],
        at(1),
      );
      expect(await run(2, annotated('pay', 'payments', 'a'))).toEqual([TOLD]);
    });

    it('is not told to owners who were there when it is looked for the first time', async () => {
      await find('app.no-owner', 'high', 'a');
      const pay = annotated('pay', 'payments', 'a');
      expect(await run(10, pay)).toEqual([]);
      expect(await run(11, pay)).toEqual([]);
    });

    it('is told to the team that an entity is handed over to', async () => {
      await find('app.no-owner', 'high', 'a');
      await run(10, annotated('pay', 'payments', 'a'));
      expect(await run(11, annotated('pay', 'writers', 'a'))).toEqual([
        'group:default/writers opened app.no-owner component:default/pay',
      ]);
    });

    it('is told where it is bad enough, is about an expiry, and is left to nobody else', async () => {
      await find('app.no-owner', 'high', 'a');
      await find('app.low', 'low', 'a');
      await find('app.credential-expiry', 'low', 'a');
      await find('app.gone', 'high', 'a');
      await find('app.gone', 'high');
      await find('app.assigned', 'high', 'a');
      const { id } = await findingOf('app.assigned');
      await stores.triage.decide(id, undefined, ({ triage }) => ({
        triage: {
          ...triage,
          assigned: {
            at: at(2),
            by: 'user:default/eve',
            owner: 'user:default/ada',
          },
        },
        events: [{ at: at(2), kind: 'assigned', by: { kind: 'product' } }],
      }));
      await run(10);
      const told = await run(11, annotated('pay', 'payments', 'a'));
      expect(told.sort()).toEqual([
        TOLD,
        'group:default/payments secretExpiring app.credential-expiry component:default/pay',
      ]);
    });

    it('waits for the team to come into the catalog', async () => {
      await find('app.no-owner', 'high', 'a');
      await run(10);
      groups = [group('writers')];
      const pay = annotated('pay', 'payments', 'a');
      expect(await run(11, pay)).toEqual([]);
      groups.push(group('payments'));
      expect(await run(12, pay)).toEqual([TOLD]);
    });
  },
);
