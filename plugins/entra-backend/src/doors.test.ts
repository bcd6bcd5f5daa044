import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { questions } from '@entra-posture/core';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { Knex } from 'knex';
import { connectionTo, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const directory = mkdtempSync(join(tmpdir(), 'entra-doors-'));
const caFile = join(directory, 'ca.pem');
let tenant: DemoTenant;
let knex: Knex;
let portal: Portal;

async function start(denied: string[] = []) {
  portal = await startPortal({
    knex,
    entra: { connections: { demo: connectionTo(tenant, caFile) } },
    denied,
  });
}

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 100, quotaSpeed: 100 });
  writeFileSync(caFile, tenant.certificate);
  knex = await databases.init('SQLITE_3');
  await start();
  await portal.synced('demo');
});

afterAll(async () => {
  await portal.stop();
  await tenant.close();
  rmSync(directory, { recursive: true });
});

const actions = '/api/entra/.backstage/actions/v1/actions';

/** One message of MCP, in the revision that needs no session. */
async function mcp(method: string, params: object = {}) {
  const { status, text } = await portal
    .agent()
    .post('/api/entra/mcp')
    .set('accept', 'application/json, text/event-stream')
    .set('mcp-protocol-version', '2025-11-25')
    .send({ jsonrpc: '2.0', id: 1, method, params });
  expect(status).toBe(200);
  const data = text.match(/^data: (.*)$/m);
  return JSON.parse(data ? data[1] : text).result;
}

describe('the doors', () => {
  it('have the same questions', async () => {
    const names = questions.map(({ name }) => name).sort();
    const { tools } = await mcp('tools/list');
    expect(tools.map((each: any) => each.name).sort()).toEqual(names);
    const { body } = await portal.agent().get(actions);
    expect(body.actions.map((each: any) => each.name).sort()).toEqual(names);
  });

  it('give the same answer', async () => {
    const input = { area: 'ca', limit: 3 };
    const { body: rest } = await portal.ask('list_findings', input);
    expect(rest.items.length).toBeGreaterThan(0);
    const { structuredContent } = await mcp('tools/call', {
      name: 'list_findings',
      arguments: input,
    });
    expect(structuredContent).toEqual(rest);
    const { body: action } = await portal
      .agent()
      .post(`${actions}/entra:list_findings/invoke`)
      .send(input);
    expect(action.output).toEqual(rest);
    expect(portal.audit.slice(-3).map(({ meta }) => meta)).toEqual(
      ['rest', 'mcp', 'action'].map(door => ({
        question: 'list_findings',
        door,
      })),
    );
  });

  it('answer every question alike, in the form that the action declares', async () => {
    const { items } = (await portal.ask('list_findings')).body;
    const inputs: Record<string, object> = {
      explain_finding: { finding: items[0].finding },
      search_entities: { query: 'admin' },
      get_entity: {
        entity: (await portal.ask('search_entities', { query: 'admin' })).body
          .items[0].entity,
      },
      explain_ca_for_user: {
        user: (await portal.ask('list_risky_users')).body.items[0].entity,
      },
      // Up to now is another time at each door.
      compare_snapshots: { to: new Date().toISOString() },
    };
    for (const { name } of questions) {
      const input = inputs[name] ?? {};
      const { body: rest } = await portal.ask(name, input);
      const { status, body } = await portal
        .agent()
        .post(`${actions}/entra:${name}/invoke`)
        .send(input);
      expect({ name, status, error: body.error }).toEqual({
        name,
        status: 200,
      });
      expect({ name, answer: body.output }).toEqual({ name, answer: rest });
      const { structuredContent, content } = await mcp('tools/call', {
        name,
        arguments: input,
      });
      expect({ name, answer: structuredContent }).toEqual({
        name,
        answer: rest,
      });
      expect(JSON.parse(content[0].text)).toEqual(rest);
    }
  });

  it('keep a record of each prompt and each text of the catalogue, as of questions, and of who has to wait', async () => {
    const before = portal.audit.length;
    await mcp('prompts/get', { name: 'weekly_review' });
    await mcp('resources/read', { uri: 'entra://checks/ca.report-only' });
    await mcp('resources/read', { uri: 'entra://posture/summary' });
    await mcp('completion/complete', {
      ref: { type: 'ref/prompt', name: 'investigate_person' },
      argument: { name: 'person', value: 'edd' },
    });
    expect(
      portal.audit
        .slice(before)
        .map(({ eventId, meta, outcome }) => [eventId, meta, outcome]),
    ).toEqual([
      [
        'assistant-called',
        { tool: 'prompt/weekly_review', door: 'mcp' },
        'succeeded',
      ],
      [
        'assistant-called',
        { tool: 'resource/check', door: 'mcp' },
        'succeeded',
      ],
      [
        'question-asked',
        { question: 'get_posture_summary', door: 'mcp' },
        'succeeded',
      ],
      [
        'question-asked',
        { question: 'search_entities', door: 'mcp' },
        'succeeded',
      ],
    ]);
    let refused: any;
    for (let turn = 0; turn < 61 && !refused; turn += 1) {
      const result = await mcp('tools/call', {
        name: 'list_policies',
        arguments: { limit: 1 },
      });
      if (result.isError) refused = result;
    }
    expect(refused.content[0].text).toMatch(/Wait \d+ s and call again/);
    expect(portal.audit.at(-1)).toMatchObject({
      eventId: 'assistant-called',
      meta: { tool: 'list_policies', door: 'mcp' },
      outcome: 'failed',
      error: 'refused',
      request: expect.anything(),
    });
    // Nothing of what was asked for, or answered, is in the record.
    expect(JSON.stringify(portal.audit.map(({ meta }) => meta))).not.toContain(
      'edd',
    );
    // Another person is not held up.
    const { text } = await portal
      .as('user:default/other')
      .post('/api/entra/mcp')
      .set('accept', 'application/json, text/event-stream')
      .set('mcp-protocol-version', '2025-11-25')
      .send({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'list_policies', arguments: {} },
      });
    expect(text).toContain('securityDefaults');
    await portal.restart();
  });

  it('let no page of somebody else call for an assistant', async () => {
    const from = (origin: string) =>
      portal
        .agent()
        .post('/api/entra/mcp')
        .set('accept', 'application/json, text/event-stream')
        .set('mcp-protocol-version', '2025-11-25')
        .set('origin', origin)
        .send({ jsonrpc: '2.0', id: 1, method: 'ping' });
    for (const origin of ['https://evil.example', 'null', 'file://'])
      expect([origin, (await from(origin)).status]).toEqual([origin, 403]);
    expect((await from('https://portal.example')).status).toBe(200);
  });

  it('refuse the same input with a sentence', async () => {
    const { body } = await portal.ask('explain_finding', { finding: 'none' });
    expect(body.error.message).toContain('none');
    const result = await mcp('tools/call', {
      name: 'explain_finding',
      arguments: { finding: 'none' },
    });
    expect(result.isError).toBe(true);
    expect(result.content[0].text).toBe(body.error.message);
    const action = await portal
      .agent()
      .post(`${actions}/entra:explain_finding/invoke`)
      .send({ finding: 'none' });
    expect(action.status).toBe(404);
    expect(action.body.error.message).toBe(body.error.message);
    const unread = await portal
      .agent()
      .post(`${actions}/entra:list_findings/invoke`)
      .send({ severty: 'high' });
    expect(unread.status).toBe(400);
  });

  it('withhold names of people from those who may not see them', async () => {
    // Two letters that people's names are full of.
    const query = 'an';
    const [{ entity, label }] = (
      await portal.ask('search_entities', { query, limit: 100 })
    ).body.items.filter((each: any) => each.kind === 'user');
    const shown = (await portal.ask('get_entity', { entity })).text;
    expect(shown).toContain(label);
    await portal.stop();
    await start(['entra.personalData.read']);
    for (const name of ['list_findings', 'list_risky_users']) {
      const { status, text } = await portal.ask(name);
      expect(status).toBe(200);
      expect(text).not.toContain(label);
    }
    const { text } = await portal.ask('search_entities', { query, limit: 100 });
    expect(text).not.toContain(label);
    const result = await mcp('tools/call', {
      name: 'search_entities',
      arguments: { query, limit: 100 },
    });
    expect(JSON.stringify(result)).not.toContain(label);
  });
});
