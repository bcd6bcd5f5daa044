import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { questions } from '@entra-posture/core';
import { buildServer } from './__testUtils__/buildServer';
import { demoEnv, startDemo } from './__testUtils__/startDemo';

jest.setTimeout(180_000);

const inspector = '@modelcontextprotocol/inspector';

/**
 * The client that authors of servers try them with, against the program as it is published.
 *
 * @see https://github.com/modelcontextprotocol/inspector
 */
describe('the official inspector', () => {
  let built: ReturnType<typeof buildServer>;
  let served: Awaited<ReturnType<typeof startDemo>>;
  let program: string;

  beforeAll(async () => {
    const manifest = require.resolve(`${inspector}/package.json`);
    program = join(dirname(manifest), require(manifest).bin['mcp-inspector']);
    built = buildServer();
    served = await startDemo(built.bin, built.folder);
  });
  afterAll(async () => {
    await served?.stop();
    built?.remove();
  });

  const inspect = (...args: string[]) =>
    new Promise<{ code: number; result: any; said: string }>(done => {
      execFile(
        process.execPath,
        [program, '--cli', ...args, '--format', 'json', '--quiet'],
        {
          maxBuffer: 2 ** 26,
          // What it keeps of servers goes into the home folder of who runs it.
          env: { ...demoEnv(built.folder), HOME: built.folder },
        },
        (error, stdout, said) =>
          done({
            code: error ? Number(error.code) : 0,
            result: stdout.startsWith('{') ? JSON.parse(stdout).result : null,
            said,
          }),
      );
    });

  const eras = ['legacy', 'modern'];
  const doors = eras.flatMap(era => [
    { era, door: 'HTTP' },
    { era, door: 'standard input' },
  ]);
  const to = ({ era, door }: { era: string; door: string }) => [
    ...(door === 'HTTP'
      ? [served.url, '--transport', 'http', '--stored-auth-only']
      : [process.execPath, built.bin, '--demo', '-e', 'ENTRA_DEMO_USERS=60']),
    ...['--protocol-era', era],
  ];

  it.each(doors)('lists the tools in the $era era over $door', async door => {
    const { code, result, said } = await inspect(
      ...to(door),
      '--method',
      'tools/list',
      // Ends with another code when a schema is one that clients refuse.
      '--strict',
    );
    expect([code, code ? said : '']).toEqual([0, '']);
    expect(result.tools.map(({ name }: { name: string }) => name)).toEqual(
      questions.map(({ name }) => name),
    );
  });

  it.each(doors)('calls one in the $era era over $door', async door => {
    const { code, result, said } = await inspect(
      ...to(door),
      ...['--method', 'tools/call', '--tool-name', 'list_findings'],
      ...['--tool-arg', 'limit=2'],
    );
    expect([code, code ? said : '']).toEqual([0, '']);
    const { asOf, items } = result.structuredContent;
    expect(asOf.demo).toBe(true);
    // Over standard input each call starts a server, which is asked before it has read the whole tenant.
    expect(door.door === 'HTTP' ? [2] : [0, 1, 2]).toContain(items.length);
    expect(JSON.parse(result.content[0].text)).toEqual(
      result.structuredContent,
    );
  });

  it.each(eras)('is told of a wrong call in the %s era', async era => {
    const { code, result } = await inspect(
      ...to({ era, door: 'HTTP' }),
      ...['--method', 'tools/call', '--tool-name', 'explain_finding'],
      ...['--tool-arg', 'finding=none'],
    );
    expect(code).toBe(5);
    expect(result.content[0].text).toMatch(/Take the handle from list_find/);
  });

  it.each(eras)('reads a resource and a prompt in the %s era', async era => {
    const door = to({ era, door: 'HTTP' });
    const read = await inspect(
      ...door,
      ...['--method', 'resources/read', '--uri', 'entra://posture/summary'],
    );
    expect([read.code, read.code ? read.said : '']).toEqual([0, '']);
    expect(read.result.contents[0].uri).toBe('entra://posture/summary');
    const prompt = await inspect(
      ...door,
      ...['--method', 'prompts/get', '--prompt-name', 'weekly_review'],
    );
    expect([prompt.code, prompt.code ? prompt.said : '']).toEqual([0, '']);
    expect(prompt.result.messages[0].content.text).toMatch(/compare_snapshots/);
  });
});
