import { question, questions } from '@entra-posture/core';
import type { Client } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { McpDoor, openMcpDoor } from './mcpDoor';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(300_000);

const LARGEST = 8 * 1024;

interface Call {
  tool: string;
  arguments: Record<string, unknown>;
}

/** In the order in which they stand: what is not read yet, what a call leads to, what a sync changes, which tenant is meant. */
describe('what an assistant does next', () => {
  let opened: OpenPosture;
  let door: McpDoor;
  let client: Client;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 200, quotaSpeed: 1_000 });
    door = await openMcpDoor(opened.posture);
    client = await door.connectMany(true);
  });
  afterAll(async () => {
    await client?.close();
    await door?.close();
    await opened?.close();
  });

  const call = async ({ tool, arguments: args }: Call) => {
    const { content, isError, structuredContent } = await client.callTool({
      name: tool,
      arguments: args,
    });
    const { text } = (content as { text: string }[])[0];
    return {
      text,
      isError: isError ?? false,
      answer: structuredContent as any,
    };
  };

  /** Every call that an answer hands out. */
  const handedOut = (answer: any): Call[] => [
    ...(answer.next ?? []),
    ...(answer.items ?? []).flatMap(({ witness }: any) =>
      witness
        ? [{ tool: 'explain_ca_for_user', arguments: witness.arguments }]
        : [],
    ),
  ];

  /** What can be asked without a handle, in several ways. */
  const beginnings: Call[] = [
    { tool: 'get_posture_summary', arguments: {} },
    { tool: 'list_findings', arguments: {} },
    { tool: 'list_findings', arguments: { query: 'nothing says this' } },
    { tool: 'list_findings', arguments: { perDay: 7, detected: true } },
    { tool: 'list_risky_users', arguments: {} },
    { tool: 'list_identities', arguments: {} },
    { tool: 'list_identities', arguments: { kinds: ['device'] } },
    {
      tool: 'list_identities',
      arguments: { standings: ['tier0', 'tier1'], mfa: 'no' },
    },
    { tool: 'list_privileged_access', arguments: {} },
    { tool: 'list_privileged_access', arguments: { assignment: 'eligible' } },
    { tool: 'list_app_risks', arguments: { expiries: true } },
    { tool: 'list_stale_accounts', arguments: {} },
    { tool: 'list_stale_accounts', arguments: { kind: 'device' } },
    { tool: 'list_stale_accounts', arguments: { kind: 'guest', days: 9 } },
    { tool: 'check_ca_gaps', arguments: { limit: 10 } },
    { tool: 'check_ca_gaps', arguments: { requirement: 'deviceCodeBlocked' } },
    { tool: 'list_policies', arguments: {} },
    { tool: 'list_policies', arguments: { query: 'nothing is named so' } },
    { tool: 'compare_snapshots', arguments: {} },
    { tool: 'compare_snapshots', arguments: { days: 30, area: 'ca' } },
    { tool: 'list_capabilities', arguments: {} },
  ];

  /** Follows what each answer hands out, once each, until nothing new is. */
  async function followAll(from: readonly Call[]): Promise<Call[]> {
    const followed = new Map<string, Call>();
    const waiting = [...from];
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      const key = JSON.stringify([each.tool, each.arguments]);
      if (followed.has(key)) continue;
      followed.set(key, each);
      // As it stands: nothing is missing, and nothing is there that the tool does not take.
      const { success } = question(each.tool)
        .input(z)
        .strict()
        .safeParse(each.arguments);
      const { isError, text, answer } = await call(each);
      expect([key, success, isError ? text : '']).toEqual([key, true, '']);
      expect([key, (answer.next ?? []).length <= 3]).toEqual([key, true]);
      waiting.push(...handedOut(answer));
    }
    return [...followed.values()];
  }

  it('is told by every tool before anything was read, in 8 kB', async () => {
    for (const each of beginnings) {
      const { text, isError, answer } = await call(each);
      expect([each, isError, Buffer.byteLength(text) > LARGEST]).toEqual([
        each,
        false,
        false,
      ]);
      const { asOf } = answer.connections?.[0] ?? answer;
      expect([each, asOf.incomplete.length > 0]).toEqual([each, true]);
      expect(JSON.stringify(answer.items ?? [])).toBe('[]');
    }
    await followAll(beginnings);
  });

  it('can be done as it is handed out, whatever was asked', async () => {
    await opened.sync();
    const followed = await followAll(beginnings);
    // They lead to what nothing but a handle opens.
    for (const tool of ['explain_finding', 'get_entity', 'explain_ca_for_user'])
      expect([tool, followed.some(each => each.tool === tool)]).toEqual([
        tool,
        true,
      ]);
    expect(followed.length).toBeGreaterThan(beginnings.length + 10);
  });

  it('begins a list anew when a sync has changed it in the middle', async () => {
    const lists = [
      ['list_findings', {}],
      ['list_identities', {}],
      ['list_privileged_access', {}],
      ['search_entities', { query: 'al' }],
      ['list_policies', {}],
    ] as const;
    const pages: Call[] = [];
    for (const [tool, args] of lists) {
      const one = { ...args, limit: 1 };
      const { answer } = await call({ tool, arguments: one });
      const cursor = answer.nextCursor;
      const second = { tool, arguments: { ...one, cursor } };
      const { answer: next } = await call(second);
      expect([tool, next.total, next.items.length]).toEqual([
        tool,
        answer.total,
        1,
      ]);
      expect(next.items[0]).not.toEqual(answer.items[0]);
      pages.push(second);
    }
    await opened.sync();
    for (const page of pages) {
      const { isError, text } = await call(page);
      expect([page.tool, isError, text]).toEqual([
        page.tool,
        true,
        expect.stringMatching(/Ask again without a cursor/),
      ]);
    }
  });

  it('stays with the tenant that was asked about, where there are several', async () => {
    const { connections } = opened.posture.stores;
    const [demo] = await connections.list();
    await connections.upsert({
      ...demo,
      id: 'second',
      title: 'Second',
      tenantId: '00000000-0000-0000-0000-000000000002',
    });
    const ofDemo = beginnings.map(({ tool, arguments: args }) => ({
      tool,
      arguments: { ...args, connection: 'demo' },
    }));
    for (const each of await followAll(ofDemo))
      expect([
        each,
        'connection' in question(each.tool).input(z).shape,
      ]).toEqual([each, each.arguments.connection === 'demo']);
    for (const { name } of questions.filter(
      each => 'connection' in each.input(z).shape,
    )) {
      if (name === 'list_capabilities') continue;
      const { isError, text } = await call({
        tool: name,
        arguments:
          {
            search_entities: { query: 'al' },
            get_entity: { entity: 'x' },
            explain_ca_for_user: { user: 'x' },
          }[name] ?? {},
      });
      expect([name, isError, text]).toEqual([
        name,
        true,
        'There are several connections; say which: demo, second.',
      ]);
    }
    await connections.remove('second', { data: true });
    const gone = await call({
      tool: 'list_findings',
      arguments: { connection: 'second' },
    });
    expect([gone.isError, gone.text]).toEqual([
      true,
      'There is no connection "second"; there are demo.',
    ]);
    expect((await call(beginnings[0])).isError).toBe(false);
  });

  it('is to connect a tenant where there is none', async () => {
    await opened.posture.stores.connections.remove('demo', { data: true });
    for (const each of beginnings) {
      if (each.tool === 'list_capabilities') continue;
      const { isError, text } = await call(each);
      expect([each.tool, isError, text]).toEqual([
        each.tool,
        true,
        expect.stringMatching(/No tenant is connected\. Connect one/),
      ]);
    }
  });
});
