import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { Knex } from 'knex';
import { z } from 'zod';
import { connectionTo, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = mkdtempSync(join(tmpdir(), 'entra-findings-'));
const caFile = join(directory, 'ca.pem');
const V1 = '/api/entra/v1';
const inAMonth = new Date(Date.now() + 30 * 86_400_000)
  .toISOString()
  .slice(0, 10);
const accept = {
  act: 'accept',
  owner: 'Group:Default/Identity',
  reason: 'The migration ends it.',
  until: inAMonth,
};
let tenant: DemoTenant;

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 60, quotaSpeed: 100 });
  writeFileSync(caFile, tenant.certificate);
});
afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

describe.each(databases.eachSupportedId())(
  'on %s',
  (database: TestDatabaseId) => {
    let knex: Knex;
    let portal: Portal;
    let items: { finding: string; version: number; state: string }[];

    async function open(
      options: { denied?: string[]; findings?: object } = {},
    ) {
      portal = await startPortal({
        knex,
        entra: {
          connections: { demo: connectionTo(tenant, caFile) },
          ...(options.findings ? { findings: options.findings as never } : {}),
        },
        denied: options.denied,
      });
    }
    const list = async (input: object = {}) =>
      (await portal.ask('list_findings', { limit: 100, ...input })).body;
    const act = (finding: string, body: object, who = 'user:default/ada') =>
      portal.as(who).post(`${V1}/findings/${finding}/acts`).send(body);
    const download = (query: string) =>
      portal
        .agent()
        .get(`${V1}/findings/export?${query}`)
        .buffer(true)
        .parse((response, done) => {
          let text = '';
          response.on('data', piece => (text += piece));
          response.on('end', () => done(null, text));
        });

    beforeAll(async () => {
      knex = await databases.init(database);
      await open();
      await portal.synced('demo');
      ({ items } = await list());
      if (items.length < 7) throw new Error('Too few findings to decide about');
    });
    afterAll(() => portal.stop());

    it('are accepted by a person, with the audit and the history telling who', async () => {
      const [{ finding, version }] = items;
      const done = await act(finding, { act: accept, version });
      expect(done.status).toBe(200);
      expect(done.body).toMatchObject({
        changed: true,
        finding: { state: 'accepted', owner: 'group:default/identity' },
      });
      expect(
        portal.audit.filter(({ eventId }) => eventId === 'finding-decide'),
      ).toMatchObject([
        {
          severityLevel: 'medium',
          meta: { queryType: 'accept', finding },
          outcome: 'succeeded',
        },
      ]);
      const { body } = await portal.ask('explain_finding', { finding });
      expect(body.history.items[0]).toMatchObject({
        kind: 'accepted',
        by: { kind: 'portal', entity: 'user:default/ada' },
      });
      // Sent again, as a browser does after a lost answer.
      const again = await act(finding, { act: accept, version });
      expect(again.body).toMatchObject({ changed: false });
    });

    it('are not overwritten by who looked at them before somebody else decided', async () => {
      const [, { finding, version }] = items;
      await act(finding, { act: { act: 'acknowledge' }, version });
      const late = await act(
        finding,
        { act: { act: 'snooze', until: inAMonth }, version },
        'user:default/grace',
      );
      expect(late.status).toBe(409);
      expect(late.body.error.message).toContain('Load it again');
      expect(portal.audit.at(-1)).toMatchObject({
        outcome: 'failed',
        error: 'conflict',
      });
    });

    it('say what is wrong with an act', async () => {
      const [{ finding, version }] = items;
      const wrong = async (body: object) => {
        const { status, body: answer } = await act(finding, body);
        expect(status).toBe(400);
        return answer.error.message;
      };
      expect(
        await wrong({ act: { ...accept, owner: 'Ada' }, version }),
      ).toContain('group:default/identity');
      expect(
        await wrong({ act: { ...accept, until: '2020-01-01' }, version }),
      ).toContain('over already');
      expect(await wrong({ act: accept })).toContain('version');
      expect((await act('x~1', { act: accept, version: 1 })).status).toBe(404);
      const form = await portal
        .agent()
        .post(`${V1}/findings/${finding}/acts`)
        .type('form')
        .send('act=acknowledge');
      expect(form.status).toBe(400);
    });

    it('are decided about together, each for itself', async () => {
      const [, , a, b, c] = items;
      const { status, body } = await portal
        .agent()
        .post(`${V1}/findings/acts`)
        .send({
          act: { act: 'assign', owner: 'group:default/identity' },
          findings: [a, { ...b, version: 99 }, c].map(
            ({ finding, version }) => ({ finding, version }),
          ),
        });
      expect(status).toBe(200);
      expect(body).toMatchObject({ done: 2, refused: 1 });
      expect(body.items[1]).toMatchObject({
        outcome: 'refused',
        code: 'conflict',
      });
      const { total } = await list({ owner: 'group:default/identity' });
      expect(total).toBe(2);
      const filtered = await portal
        .agent()
        .post(`${V1}/findings/acts`)
        .send({
          act: { act: 'undo', of: 'assign' },
          filter: { owner: 'group:default/identity' },
          expected: total,
        });
      expect(filtered.body).toMatchObject({ done: 2, refused: 0 });
    });

    it('are files with the filter of the list', async () => {
      const { states } = await list();
      const file = await download('format=csv&state=accepted');
      expect(file.status).toBe(200);
      expect(file.headers['content-type']).toContain('text/csv');
      expect(file.headers['content-disposition']).toMatch(
        /^attachment; filename="findings-demo-\d{4}-\d\d-\d\d\.csv"$/,
      );
      expect(file.body.trim().split('\r\n')).toHaveLength(1 + states.accepted);
      const json = await download(
        'format=json&state=open,acknowledged,accepted',
      );
      expect(JSON.parse(json.body).findings).toHaveLength(
        states.open + states.acknowledged + states.accepted,
      );
      for (const format of ['ocsf', 'sarif']) {
        const { status, body } = await download(
          `format=${format}&minSeverity=high`,
        );
        expect(status).toBe(200);
        expect(body.length).toBeGreaterThan(100);
      }
      expect(portal.audit.at(-1)).toMatchObject({
        eventId: 'finding-export',
        outcome: 'succeeded',
        meta: { format: 'sarif', personalData: true },
      });
      for (const wrong of [
        '',
        'format=xml',
        'format=csv&state=lost',
        'format=csv&x=1',
      ])
        expect((await download(wrong)).status).toBe(400);
      expect((await download('format=csv&connection=x')).status).toBe(404);
    });

    it('answer as the document says', async () => {
      const { body: document } = await portal.agent().get(`${V1}/openapi.json`);
      const options = await portal.agent().get(`${V1}/findings/options`);
      expect(options.body).toMatchObject({
        may: { decide: true },
        longestExceptionDays: 365,
        formats: ['csv', 'json', 'ocsf', 'sarif'],
      });
      const schema = (path: string, method: string) =>
        z.fromJSONSchema(
          document.paths[path][method].responses['200'].content[
            'application/json'
          ].schema,
        );
      schema('/v1/findings/options', 'get').parse(options.body);
      const { finding, version } = items.at(-1)!;
      const done = await act(finding, { act: { act: 'acknowledge' }, version });
      schema('/v1/findings/{finding}/acts', 'post').parse(done.body);
      const bulk = await portal
        .agent()
        .post(`${V1}/findings/acts`)
        .send({
          act: { act: 'acknowledge' },
          findings: [
            { finding, version },
            { finding: 'x~1', version: 1 },
          ],
        });
      schema('/v1/findings/acts', 'post').parse(bulk.body);
    });

    it('are not decided about without the permission, nor by nobody', async () => {
      const [{ finding, version }] = items;
      const none = await portal
        .agent()
        .post(`${V1}/findings/${finding}/acts`)
        .set({ authorization: mockCredentials.none.header() })
        .send({ act: accept, version });
      expect(none.status).toBe(401);
      await portal.stop();
      await open({ denied: ['entra.finding.update'] });
      expect(
        (await portal.agent().get(`${V1}/findings/options`)).body.may,
      ).toEqual({
        decide: false,
      });
      const refused = [
        await act(finding, { act: accept, version }),
        await portal
          .agent()
          .post(`${V1}/findings/acts`)
          .send({ act: accept, findings: [{ finding, version }] }),
      ];
      for (const { status, body } of refused) {
        expect(status).toBe(403);
        expect(body.error.message).toContain('entra.finding.update');
      }
      expect((await download('format=csv')).status).toBe(200);
    });

    it('name nobody in a file without the permission for personal data', async () => {
      await portal.stop();
      await open({
        denied: ['entra.personalData.read'],
        findings: { longestExceptionDays: 7 },
      });
      const { body } = await download('format=json');
      const people = JSON.parse(body).findings.flatMap((each: any) =>
        each.affected.items.filter(({ kind }: any) => kind === 'user'),
      );
      expect(people.length).toBeGreaterThan(0);
      for (const { label } of people)
        expect(label).toBe('withheld: personal data');
    });

    it('are accepted for as long as the portal allows', async () => {
      const { finding, version } = items[5];
      const { status, body } = await act(finding, { act: accept, version });
      expect(status).toBe(400);
      expect(body.error.message).toContain('more than 7 days away');
    });
  },
);
