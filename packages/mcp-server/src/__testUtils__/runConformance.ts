import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ConformanceRun {
  /** Not 0: a scenario failed that the baseline does not name, or one that it names passed. */
  code: number | null;
  said: string;
  /** Scenarios of which at least one check passed and none failed. */
  passed: string[];
  failed: string[];
}

/**
 * The pinned suite against a running server: what a revision requires, as it was frozen when that came out.
 *
 * @param baseline - file name in `conformance/` of what cannot pass, with the reason
 * @see https://github.com/modelcontextprotocol/conformance
 */
export async function runConformance(
  url: string,
  revision: string,
  baseline?: string,
): Promise<ConformanceRun> {
  const folder = mkdtempSync(join(tmpdir(), 'entra-conformance-'));
  const { code, said } = await new Promise<{
    code: number | null;
    said: string;
  }>((done, failed) => {
    const child = spawn(
      process.execPath,
      [
        require.resolve('@modelcontextprotocol/conformance/dist/index.js'),
        'server',
        '--url',
        url,
        '--requirements',
        revision,
        ...(baseline
          ? [
              '--expected-failures',
              join(__dirname, '../../conformance', baseline),
            ]
          : []),
      ],
      {
        cwd: folder,
        env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0' },
      },
    );
    let output = '';
    child.stdout.on('data', chunk => {
      output += chunk;
    });
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    child.once('error', failed);
    child.once('close', exit => done({ code: exit, said: output }));
  });
  rmSync(folder, { recursive: true, force: true });
  const scenarios = (line: RegExp) =>
    [...said.matchAll(line)].map(([, scenario]) => scenario);
  return {
    code,
    said,
    passed: scenarios(/^✓ ([\w-]+): [1-9]\d* passed, 0 failed$/gm),
    failed: scenarios(/^✗ ([\w-]+): /gm),
  };
}
