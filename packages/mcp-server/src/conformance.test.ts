import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questions } from '@entra-posture/core';
import { version } from '../package.json';
import type { Answerer } from './answerer';
import { serveHttp } from './serveHttp';

jest.setTimeout(120_000);

/** The protocol is under test, not the answers. */
const answerer: Answerer = {
  questions,
  answer: async () => ({}),
};

/**
 * The official suite against the real endpoint. It asks for tools, prompts and resources of its own by name
 * (`test_simple_text` and the like), and for features that a read-only product does not offer (sampling, elicitation,
 * tasks); those scenarios stand in the baseline. One that fails and is not there fails this test, and so does one that
 * stands there and passes.
 *
 * @see https://github.com/modelcontextprotocol/conformance
 */
describe('the official conformance suite', () => {
  let served: Awaited<ReturnType<typeof serveHttp>>;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-conformance-'));
    served = await serveHttp(answerer, { port: 0, version });
  });
  afterAll(async () => {
    await served?.close();
    rmSync(directory, { recursive: true, force: true });
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
          cwd: directory,
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
      child.once('exit', code => done({ code, said }));
    });

  it.each(['2026-07-28', '2025-11-25'])(
    'has nothing against revision %s that the baseline does not name',
    async revision => {
      const { code, said } = await run(revision);
      expect([code, code === 0 ? '' : said.slice(-4_000)]).toEqual([0, '']);
      expect(said).toContain('tools-list');
    },
  );
});
