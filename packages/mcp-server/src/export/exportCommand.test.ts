import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runExport } from './exportCommand';
import { ExportOptions, readExportOptions } from './exportOptions';
import { fromPortal } from './fromPortal';

jest.setTimeout(180_000);

const portalEnv = { ENTRA_PORTAL_TOKEN: 't' };
const portal = ['--portal', 'https://portal.example'];

function sink() {
  let text = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { out, text: () => text };
}

describe('the export command', () => {
  it('says which words it does not know, and which values', () => {
    const refused = (...argv: string[]) => {
      try {
        readExportOptions([...portal, ...argv], portalEnv);
      } catch (error) {
        return (error as Error).message;
      }
      throw new Error('It was not refused');
    };
    expect(refused()).toContain('csv, json, ocsf, sarif');
    expect(refused('--format', 'xml')).toContain('csv, json, ocsf, sarif');
    expect(refused('--format')).toContain('needs a value');
    expect(refused('--format', 'csv', '--state', 'lost')).toContain('state');
    expect(refused('--format', 'csv', '--http', '1')).toContain(
      'serves nothing',
    );
    expect(refused('--format', 'csv', '--colour')).toContain('--colour');
  });

  it('takes the tenant’s findings from a fresh start to a file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'entra-export-'));
    try {
      const output = join(directory, 'findings.json');
      const options = readExportOptions(
        ['--demo', '--data', directory, '--format', 'json', '--output', output],
        { ENTRA_DEMO_USERS: '80' },
      );
      const { out, text } = sink();
      const said: string[] = [];
      const say = (line: string) => void said.push(line);
      const logger = { info: say, warn: say, error: say };
      await runExport(options, { out, logger });
      const { findings, asOf } = JSON.parse(readFileSync(output, 'utf8'));
      expect(asOf).toMatchObject({ connection: 'demo', demo: true });
      expect(findings.length).toBeGreaterThan(5);
      expect(text()).toBe('');
      expect(said).toContain('The tenant was never read; it is read first.');

      await runExport(
        { ...options, format: 'csv', output: undefined },
        { out, logger },
      );
      expect(text().split('\r\n').length).toBeGreaterThan(6);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('the export of a portal', () => {
  const options = (...argv: string[]): ExportOptions =>
    readExportOptions([...portal, '--format', 'csv', ...argv], portalEnv);
  const source = { url: 'https://portal.example', token: 't' };

  it('is asked for with the filter and the token, and passed on as it comes', async () => {
    const asked: { url: string; init?: RequestInit }[] = [];
    const body = await fromPortal(
      source,
      options('--state', 'accepted,snoozed', '--severity', 'high'),
      async (url, init) => {
        asked.push({ url: String(url), init });
        return new Response('finding\r\n');
      },
    );
    let text = '';
    for await (const chunk of body) text += Buffer.from(chunk).toString();
    expect(text).toBe('finding\r\n');
    const { pathname, searchParams } = new URL(asked[0].url);
    expect(pathname).toBe('/api/entra/v1/findings/export');
    expect(Object.fromEntries(searchParams)).toEqual({
      format: 'csv',
      state: 'accepted,snoozed',
      minSeverity: 'high',
    });
    expect(asked[0].init?.headers).toEqual({ authorization: 'Bearer t' });
  });

  it.each([
    [new Response('', { status: 401 }), 'ENTRA_PORTAL_TOKEN'],
    [
      Response.json({ error: { message: 'Ask for it.' } }, { status: 403 }),
      'Ask for it.',
    ],
    [new Response('<html>', { status: 502 }), 'status 502'],
  ])('says why it did not come', async (response, why) => {
    await expect(
      fromPortal(source, options(), async () => response),
    ).rejects.toThrow(why);
  });

  it('says that the portal is away', async () => {
    await expect(
      fromPortal(source, options(), async () => {
        throw new TypeError('fetch failed');
      }),
    ).rejects.toThrow('could not be reached');
  });
});
