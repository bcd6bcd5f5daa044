/** @jest-environment node */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createStores,
  migrate,
  openDatabase,
  type Stores,
} from '@entra-posture/core/node';
import { readIngestOptions } from './options';

jest.setTimeout(120_000);

const tenantId = '11111111-2222-4333-8444-555555555555';
const bin = require.resolve('../../bin/entra-posture-ingest.js');
const record = (n: number) => ({
  category: 'SignInLogs',
  tenantId,
  properties: {
    id: `s${n}`,
    createdDateTime: `2026-11-20T10:00:${String(n % 60).padStart(2, '0')}Z`,
  },
});

describe('entra-posture-ingest', () => {
  let folder: string;
  let database: string;
  let stores: Stores;
  let close: () => Promise<void>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entra-ingest-cli-'));
    database = join(folder, 'portal.sqlite');
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: database,
    });
    await migrate(knex);
    stores = createStores(knex);
    close = () => knex.destroy();
    await stores.connections.upsert({
      id: 'contoso',
      title: 'Contoso',
      tenantId,
      graphOrigin: 'https://graph.microsoft.com',
      demo: false,
      source: 'config',
      cloud: 'global',
      credential: 'clientSecret',
      clientId: 'app',
      paused: false,
    });
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });

  const start = (...argv: string[]) => {
    const child = spawn(process.execPath, [bin, ...argv], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', chunk => {
      said += chunk;
    });
    const ended = once(child, 'close').then(([code]) => ({
      code: code as number | null,
      said,
    }));
    return { child, ended };
  };
  const run = (...argv: string[]) =>
    start('--connection', 'contoso', '--database', database, ...argv).ended;
  const put = (name: string, lines: unknown[]) => {
    const path = join(folder, name);
    writeFileSync(
      path,
      lines
        .map(
          line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`,
        )
        .join(''),
    );
    return path;
  };

  it('reads a file, says what came of it, and ends well', async () => {
    const file = put('a.json', [record(1), record(2)]);
    const { code, said } = await run(
      file,
      '--complete-through',
      '2026-11-20T11:00:00Z',
    );
    expect(said).toContain('2 records in 1 files, 2 of them new.');
    expect(said).toContain(
      'Sign-in logs: complete as of 2026-11-20T11:00:00.000Z.',
    );
    expect(code).toBe(0);
  });

  it('ends with 3 when something could not be taken, and names the line', async () => {
    const file = put('a.json', [
      record(1),
      '{"id":',
      { ...record(2), tenantId: '99999999-0000-4000-8000-000000000000' },
    ]);
    const { code, said } = await run(file);
    expect(code).toBe(3);
    expect(said).toContain(`${file}:2: is no JSON`);
    expect(said).toContain('1 not taken: The record is of another tenant.');
    expect(said).toContain('no file says whether another is missing');
  });

  it('reads standard input', async () => {
    const { child, ended } = start(
      '--connection',
      'contoso',
      '--database',
      database,
      '-',
    );
    child.stdin.end(
      JSON.stringify({ records: [record(1), record(2), record(3)] }),
    );
    const { said, code } = await ended;
    expect(said).toContain('3 records in 1 files, 3 of them new.');
    expect(code).toBe(0);
  });

  it('goes on behind what was written when it was killed', async () => {
    const count = 30_000;
    const file = put(
      'a.json',
      Array.from({ length: count }, (_, n) => record(n)),
    );
    const { child, ended } = start(
      '--connection',
      'contoso',
      '--database',
      database,
      file,
    );
    while (!(await stores.ingest.file('contoso', file))) {
      if (child.exitCode !== null) break;
      await delay(5);
    }
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    const left = await stores.ingest.file('contoso', file);
    const { code, said } = await run(file);
    expect(code).toBe(0);
    expect(said).toContain(`${count - left!.line} records in 1 files`);
    let found = 0;
    for await (const _ of stores.rows.streamLog('contoso', 'signIns', {}))
      found += 1;
    expect(found).toBe(count);
  });

  it.each([
    [['--connection', 'contoso'], 2, 'Name files or folders'],
    [['x.json'], 2, '--connection ID'],
    [
      ['--connection', 'contoso', '--database', '/nowhere/x.sqlite', 'x.json'],
      1,
      'There is no database',
    ],
  ])('says what is wrong with %j', async (argv, expected, sentence) => {
    const { code, said } = await start(...argv).ended;
    expect(said).toContain(sentence);
    expect(code).toBe(expected);
  });

  it('says which connections there are when it does not know one', async () => {
    const { code, said } = await start(
      '--connection',
      'other',
      '--database',
      database,
      put('a.json', []),
    ).ended;
    expect(said).toContain(
      'There is no connection other; connected are contoso.',
    );
    expect(code).toBe(1);
  });

  it('takes the address of PostgreSQL from the environment only', () => {
    expect(
      readIngestOptions(['--connection', 'c', 'f'], {
        ENTRA_DATABASE_URL: 'postgresql://u:p@h/d',
      }).database,
    ).toEqual({ client: 'pg', connection: 'postgresql://u:p@h/d' });
    expect(() =>
      readIngestOptions(
        ['--connection', 'c', '--database', 'postgres://u:p@h/d', 'f'],
        {},
      ),
    ).toThrow('ENTRA_DATABASE_URL');
    expect(
      readIngestOptions(['--connection', 'c', 'f'], { ENTRA_DATA_DIR: '/data' })
        .database,
    ).toEqual({
      client: 'better-sqlite3',
      filename: '/data/c.sqlite',
      thread: true,
    });
  });
});
