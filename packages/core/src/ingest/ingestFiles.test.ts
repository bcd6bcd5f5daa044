/** @jest-environment node */
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import { createStores, migrate, openDatabase, Stores } from '../store';
import {
  auditRecord,
  signInRecord,
  tenant,
} from './__testUtils__/givenRecords';
import { ingestFiles } from './ingestFiles';

const lines = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `${JSON.stringify(signInRecord({ id: `s${String(from + n).padStart(5, '0')}` }))}\n`,
  ).join('');

describe('reading exported files', () => {
  let knex: Knex;
  let stores: Stores;
  let folder: string;
  let problems: string[];

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    folder = mkdtempSync(join(tmpdir(), 'entra-ingest-'));
    problems = [];
  });
  afterEach(async () => {
    await knex.destroy();
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const ingest = (paths: string[], more: object = {}) =>
    ingestFiles({
      connectionId: 'one',
      tenant,
      paths,
      store: stores.ingest,
      now: () => new Date('2026-11-20T12:00:00Z'),
      onProblem: ({ file, line, what }) => {
        problems.push(`${file.replace(folder, '')}:${line} ${what}`);
      },
      ...more,
    });
  const ids = async () => {
    const found: string[] = [];
    for await (const { id } of stores.rows.streamLog('one', 'signIns', {}))
      found.push(id);
    return found.sort();
  };

  it('takes files, folders and what is packed, and says what it left unread', async () => {
    mkdirSync(join(folder, 'y=2026'));
    put('a.json', lines(0, 2));
    put('y=2026/PT1H.json', lines(2, 2));
    put('b.jsonl.gz', gzipSync(lines(4, 2)));
    put('notes.txt', 'not an export');
    const report = await ingest([folder]);
    expect(report).toMatchObject({
      files: 3,
      records: 6,
      added: 6,
      problems: 0,
      others: [join(folder, 'notes.txt')],
    });
    expect(await ids()).toHaveLength(6);
  });

  it('takes standard input, packed or not', async () => {
    await ingest(['-'], { input: Readable.from([lines(0, 2)]) });
    await ingest(['-'], { input: Readable.from([gzipSync(lines(2, 2))]) });
    expect(await ids()).toHaveLength(4);
  });

  it('tells of a bad line with its file and number, and reads the rest', async () => {
    put('a.json', `${lines(0, 1)}{"id": \n${lines(1, 1)}`);
    put('b.json', lines(2, 1));
    const report = await ingest([folder]);
    expect(problems).toEqual(['/a.json:2 is no JSON']);
    expect(report).toMatchObject({ records: 3, added: 3, problems: 1 });
  });

  it('tells of a file that is cut off, keeps what was read of it, and reads the others', async () => {
    put('a.json.gz', gzipSync(lines(0, 3_000)).subarray(0, -200));
    put('b.json', lines(9_000, 1));
    const report = await ingest([folder]);
    expect(problems).toEqual([
      expect.stringMatching(/^\/a\.json\.gz:\d+ cannot be read: /),
    ]);
    expect(report.files).toBe(2);
    expect((await ids()).at(-1)).toBe('s09000');
  });

  it('reads of a file that has grown only what was added', async () => {
    const file = put('a.json', lines(0, 3));
    await ingest([file]);
    appendFileSync(file, lines(3, 2));
    expect(await ingest([file])).toMatchObject({ records: 2, added: 2 });
    expect(await ingest([file])).toMatchObject({ records: 0, added: 0 });
  });

  it('reads another file under the same name from its beginning', async () => {
    const file = put('a.json', lines(0, 3));
    await ingest([file]);
    put('a.json', lines(10, 3));
    expect(await ingest([file])).toMatchObject({ records: 3, added: 3 });
  });

  it('goes on behind the last batch that was written when it is stopped at any of them', async () => {
    const file = put('a.json', lines(0, 5_000));
    const write = stores.ingest.write.bind(stores.ingest);
    for (let survived = 0; survived < 3; survived += 1) {
      let left = survived % 2;
      stores.ingest.write = async (...args) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return write(...args);
      };
      await expect(ingest([file])).rejects.toThrow('killed');
    }
    stores.ingest.write = write;
    const rest = await ingest([file]);
    expect(rest.records).toBeLessThan(5_000);
    expect(await ids()).toHaveLength(5_000);
  });

  it('counts what it does not take by reason', async () => {
    put(
      'a.json',
      [
        signInRecord({}, { tenantId: '99999999-0000-4000-8000-000000000000' }),
        auditRecord({}, { category: 'ProvisioningLogs' }),
        auditRecord({}, { category: 'ProvisioningLogs' }),
        auditRecord(),
      ]
        .map(record => JSON.stringify(record))
        .join('\n'),
    );
    const report = await ingest([folder]);
    expect([...report.refused.values()]).toEqual([
      {
        reason: 'otherTenant',
        detail: 'The record is of another tenant.',
        count: 1,
      },
      {
        reason: 'category',
        detail: 'No dataset holds the category ProvisioningLogs.',
        count: 2,
      },
    ]);
    expect([...report.taken]).toEqual([['directoryAudits', 1]]);
  });

  it('fails for a path that is not there', async () => {
    await expect(ingest([join(folder, 'none.json')])).rejects.toThrow(
      'none.json',
    );
  });
});
