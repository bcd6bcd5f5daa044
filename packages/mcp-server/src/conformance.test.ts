import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildServer } from './__testUtils__/buildServer';
import { startDemo } from './__testUtils__/startDemo';

jest.setTimeout(180_000);

/** What asks for nothing that only a server made for the suite has. */
const withoutFixtures: Record<string, readonly string[]> = {
  '2026-07-28': [
    'tools-list',
    'resources-list',
    'prompts-list',
    'sep-2164-resource-not-found',
    'dns-rebinding-protection',
    'caching',
    'http-header-validation',
    'server-sse-multiple-streams',
    'input-required-result-unsupported-methods',
    'input-required-result-validate-input',
  ],
  '2025-11-25': [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'prompts-list',
    'dns-rebinding-protection',
  ],
};

/**
 * The official suite against the program as it is published, with the demo tenant. The suite asks for tools, prompts
 * and resources of its own by name (`test_simple_text` and the like), and for features that a read-only product does
 * not offer (sampling, elicitation, tasks); those scenarios stand in the baseline. One that fails and is not there fails
 * this test, and so does one that stands there and passes.
 *
 * @see https://github.com/modelcontextprotocol/conformance
 */
describe('the official conformance suite', () => {
  let built: ReturnType<typeof buildServer>;
  let served: Awaited<ReturnType<typeof startDemo>>;

  beforeAll(async () => {
    built = buildServer();
    served = await startDemo(built.bin, built.folder);
  });
  afterAll(async () => {
    await served?.stop();
    built?.remove();
  });

  const run = (revision: string) =>
    new Promise<{ code: number | null; said: string }>(done => {
      const child = spawn(
        process.execPath,
        [
          require.resolve('@modelcontextprotocol/conformance/dist/index.js'),
          'server',
          '--url',
          served.url,
          '--requirements',
          revision,
          '--expected-failures',
          join(__dirname, '../conformance', `${revision}.yaml`),
        ],
        {
          cwd: built.folder,
          env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0' },
        },
      );
      let said = '';
      child.stdout.on('data', chunk => {
        said += chunk;
      });
      child.stderr.on('data', chunk => {
        said += chunk;
      });
      child.once('close', code => done({ code, said }));
    });

  it.each(Object.keys(withoutFixtures))(
    'has nothing against revision %s that the baseline does not name',
    async revision => {
      const { code, said } = await run(revision);
      expect([code, code === 0 ? '' : said.slice(-4_000)]).toEqual([0, '']);
      const passed = [
        ...said.matchAll(/^✓ ([\w-]+): [1-9]\d* passed, 0 failed$/gm),
      ].map(([, scenario]) => scenario);
      expect(passed).toEqual(
        expect.arrayContaining([...withoutFixtures[revision]]),
      );
    },
  );
});
