import { questions } from '@entra-posture/core';
import type { Client } from '@modelcontextprotocol/client';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { McpDoor, openMcpDoor } from './mcpDoor';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(300_000);

const LARGEST = 8 * 1024;

describe('answers to an assistant', () => {
  let opened: OpenPosture;
  let door: McpDoor;
  let client: Client;
  let usual: Record<string, Record<string, unknown>>;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 2_000, quotaSpeed: 1_000 });
    await opened.sync();
    door = await openMcpDoor(opened.posture);
    client = await door.connectMany(true);
    const [user] = opened.tenant.groundTruth().findings['auth.admin-no-mfa'];
    const [{ finding }] = (await opened.ask('list_findings')).items;
    usual = {
      explain_finding: { finding },
      search_entities: { query: 'al' },
      get_entity: { entity: user },
      explain_ca_for_user: { user },
    };
  });
  afterAll(async () => {
    await client?.close();
    await door?.close();
    await opened?.close();
  });

  const call = async (name: string, args: Record<string, unknown> = {}) => {
    const { content, isError, structuredContent } = await client.callTool({
      name,
      arguments: args,
    });
    const { text } = (content as { text: string }[])[0];
    return {
      text,
      isError: isError ?? false,
      answer: structuredContent as any,
    };
  };

  it.each(questions.map(({ name }) => name))(
    '%s is answered in 8 kB unless more is asked for',
    async name => {
      const { text, isError } = await call(name, usual[name]);
      const bytes = Buffer.byteLength(text);
      expect({ isError, bytes, tooLarge: bytes > LARGEST }).toEqual({
        isError: false,
        bytes,
        tooLarge: false,
      });
    },
  );

  it('say in two calls and under 1,500 tokens which admins have no MFA, and whether a policy covers them', async () => {
    const admins = await call('list_identities', {
      standings: ['tier0', 'tier1'],
      mfa: 'no',
    });
    const without: string[] =
      opened.tenant.groundTruth().findings['auth.admin-no-mfa'];
    expect(admins.answer.total).toBe(without.length);
    expect(admins.answer.items).toHaveLength(without.length);
    const [{ tool, arguments: args }] = admins.answer.next;
    expect({ tool, args }).toEqual({
      tool: 'check_ca_gaps',
      args: { audience: 'admins', requirement: 'mfa' },
    });
    for (const input of [args, { audience: 'admins' }]) {
      const gaps = await call(tool, input);
      expect(gaps.answer.matrix[0]).toMatchObject({
        audience: 'admins',
        requirement: 'mfa',
        forced: { state: 'gap' },
      });
      const tokens = encode(admins.text).length + encode(gaps.text).length;
      expect({ tokens, tooMany: tokens >= 1_500 }).toEqual({
        tokens,
        tooMany: false,
      });
    }
  });

  /** What an assistant gets wrong, and what the error must tell it. */
  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ...questions.map(({ name }): [string, Record<string, unknown>, RegExp] => [
      name,
      { severty: 'high\u202e\u0007' },
      /severty.* It takes .*ask again\.$/,
    ]),
    ...questions
      .filter(({ name }) => !['explain_finding', 'get_entity'].includes(name))
      .map(({ name }): [string, Record<string, unknown>, RegExp] => [
        name,
        { connection: 'elsewhere', ...neededBy(name) },
        /no connection "elsewhere"; there are demo\./,
      ]),
    ...questions
      .filter(({ name }) =>
        [
          'list_findings',
          'list_risky_users',
          'list_identities',
          'list_app_risks',
          'list_stale_accounts',
          'list_privileged_access',
          'list_policies',
          'check_ca_gaps',
          'compare_snapshots',
          'search_entities',
        ].includes(name),
      )
      .flatMap(({ name }): [string, Record<string, unknown>, RegExp][] => [
        [name, { ...neededBy(name), cursor: 'old.1' }, /without (a )?cursor/],
        [name, { ...neededBy(name), limit: 1_000 }, /limit: .*100/],
      ]),
    ['explain_finding', {}, /finding: .*string/],
    ['explain_finding', { finding: 'none~1' }, /Take .* from list_findings/],
    ['get_entity', { entity: 'nobody' }, /search_entities/],
    ['explain_ca_for_user', { user: 'nobody' }, /search_entities/],
    ['list_findings', { area: 'conditionalAccess' }, /"ca"\|"auth"/],
    ['check_ca_gaps', { requirement: 'sms' }, /"mfa"\|/],
  ];

  it.each(wrong)(
    'tell what to do after %s with %j',
    async (name, args, says) => {
      const { text, isError } = await call(name, args);
      expect({ isError, text }).toEqual({
        isError: true,
        text: expect.stringMatching(says),
      });
      // eslint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    },
  );
});

/** What must be given for anything else to be looked at. */
function neededBy(name: string): Record<string, unknown> {
  if (name === 'search_entities') return { query: 'al' };
  if (name === 'explain_ca_for_user') return { user: 'nobody' };
  return {};
}
