import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { name, bin } from '../package.json';
import { readOptions } from './options/readOptions';

const fileOf = (path: string) =>
  readFileSync(join(__dirname, '../../..', path), 'utf8');
const readme = fileOf('README.md');

/** The blocks between the headings of the section about assistants, in their order. */
const [, section] = /## Connect an assistant\n([\s\S]*?)\n## /.exec(readme)!;
const blocks = [...section.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(
  ([, language, text]) => ({ language, text }),
);
const json = blocks
  .filter(({ language }) => language === 'json')
  .map(({ text }) => JSON.parse(text));

const command = z.strictObject({
  command: z.literal('npx'),
  args: z.array(z.string()),
});
const env = z.record(z.string(), z.string());

/** What each client takes, from its own documentation. */
const desktop = z.strictObject({
  mcpServers: z.record(z.string(), command.extend({ env: env.optional() })),
});
/** @see https://code.visualstudio.com/docs/copilot/reference/mcp-configuration */
const code = z.strictObject({
  inputs: z.array(
    z.strictObject({
      type: z.literal('promptString'),
      id: z.string(),
      description: z.string(),
      password: z.boolean(),
    }),
  ),
  servers: z.record(
    z.string(),
    command.extend({ type: z.literal('stdio'), env }),
  ),
});
/** @see https://docs.github.com/en/copilot/how-tos/copilot-cli/customize-copilot/add-mcp-servers */
const copilot = z.strictObject({
  mcpServers: z.record(
    z.string(),
    command.extend({
      type: z.literal('stdio'),
      env: env.optional(),
      tools: z.array(z.string()),
    }),
  ),
});

/** @see https://docs.github.com/en/copilot/how-tos/use-copilot-agents/cloud-agent/extend-cloud-agent-with-mcp */
const cloudAgent = z.strictObject({
  mcpServers: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(['http', 'sse']),
      url: z.url({ protocol: /^https$/ }),
      headers: z.record(z.string(), z.string()),
      tools: z.array(z.string()),
    }),
  ),
});

/** As a client would start it; the rest of the line is what the program is given. */
function started(of: {
  args: readonly string[];
  env?: Record<string, string>;
}) {
  expect(of.args.slice(0, 2)).toEqual(['-y', name]);
  return readOptions(of.args.slice(2), { HOME: '/home/x', ...of.env });
}

describe('the setup of clients', () => {
  it('is written as each client takes it, and starts the server', () => {
    const [claude, vscode, copilotCli, copilotCloud] = json;
    expect(json).toHaveLength(4);
    for (const { mcpServers } of [
      desktop.parse(claude),
      copilot.parse(copilotCli),
    ])
      expect(started(mcpServers['entra-posture']).source.kind).toBe('demo');
    const { url, headers } =
      cloudAgent.parse(copilotCloud).mcpServers['entra-portal'];
    expect(new URL(url).pathname).toBe('/api/entra/mcp');
    // Its secrets are handed over by no other name.
    expect(headers.Authorization).toMatch(/^Bearer \$COPILOT_MCP_\w+$/);
    const { servers, inputs } = code.parse(vscode);
    const own = servers['entra-posture'];
    expect(started(own).source.kind).toBe('tenant');
    expect(own.env.ENTRA_CLIENT_SECRET).toBe(`\${input:${inputs[0].id}}`);
  });

  it('is a command line of its own for Claude Code', () => {
    const lines = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.trim().split('\n'));
    expect(lines).toHaveLength(2);
    const [, args] = /^claude mcp add entra-posture -- npx (.*)$/.exec(
      lines[0],
    )!;
    expect(started({ args: args.split(' ') }).source.kind).toBe('demo');
    expect(lines[1]).toMatch(
      /^claude mcp add --transport http \S+ https:\/\/\S+\/api\/entra\/mcp --header "Authorization: Bearer \$ENTRA_PORTAL_TOKEN"$/,
    );
  });

  it('opens the endpoint to who signs in as the documentation says', () => {
    const [, block] = /```sh\n(export ENTRA_MCP_[\s\S]*?)```/.exec(
      fileOf('docs/connecting.md'),
    )!;
    const lines = block.trim().split('\n');
    const given = Object.fromEntries(
      lines
        .filter(line => line.startsWith('export '))
        .map(line => /^export (\w+)=(\S+)/.exec(line)!.slice(1)),
    );
    const [program, ...args] = lines.at(-1)!.split(' ');
    expect(bin).toHaveProperty(program);
    expect(
      readOptions(['--demo', ...args], { HOME: '/home/x', ...given }).transport,
    ).toMatchObject({
      open: { host: '0.0.0.0', audiences: [given.ENTRA_MCP_AUDIENCE] },
    });
  });

  it('finds the program by the name of the package alone, as npx looks for it', () => {
    expect(bin).toHaveProperty(name.split('/')[1], 'bin/entra-posture-mcp.js');
  });
});
