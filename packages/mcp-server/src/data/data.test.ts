import { fork, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn } from './inTurn';
import { privateDirectory, privateFile } from './private';

jest.setTimeout(60_000);

describe('the data of a process of its own', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entra-data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const mode = (path: string) => statSync(path).mode % 0o1000;

  it('may be read by its owner alone, in a folder that is open, too', () => {
    privateDirectory(join(folder, 'new', 'one'));
    expect(mode(join(folder, 'new', 'one'))).toBe(0o700);
    const open = join(folder, 'open');
    mkdirSync(open, { mode: 0o755 });
    privateDirectory(open);
    expect(mode(open)).toBe(0o755);
    const old = join(open, 'old.sqlite');
    for (const each of [old, `${old}-wal`])
      writeFileSync(each, 'kept', { mode: 0o644 });
    privateFile(old);
    expect([mode(old), mode(`${old}-wal`)]).toEqual([0o600, 0o600]);
    expect(readFileSync(old, 'utf8')).toBe('kept');
    privateFile(join(open, 'new.sqlite'));
    expect(mode(join(open, 'new.sqlite'))).toBe(0o600);
  });

  it('that cannot be kept is told of in a sentence', () => {
    writeFileSync(join(folder, 'file'), '');
    const below = join(folder, 'file', 'below');
    const sentence =
      /below cannot be written \(ENOTDIR\)\. Name another folder with --data/;
    expect(() => privateDirectory(below)).toThrow(sentence);
    expect(() => privateFile(below)).toThrow(sentence);
  });

  it('is opened by one process after the other, also after one that was killed', async () => {
    const lock = join(folder, 'one.opening');
    const script = join(folder, 'hold.cjs');
    writeFileSync(
      script,
      `const Database = require(${JSON.stringify(require.resolve('better-sqlite3'))});
       new Database(${JSON.stringify(lock)}).exec('begin exclusive');
       process.send('held');
       setInterval(() => {}, 1000);`,
    );
    const holder = fork(script, { execArgv: [] });
    const ended = new Promise(done => holder.once('exit', done));
    await new Promise(done => holder.once('message', done));
    // This thread waits for the lock, so that another one has to end who holds it.
    const killer = spawn(process.execPath, [
      '-e',
      `setTimeout(() => process.kill(${holder.pid}, 'SIGKILL'), 500)`,
    ]);
    const began = Date.now();
    expect(await inTurn(lock, async () => 'opened')).toBe('opened');
    expect(Date.now() - began).toBeGreaterThan(100);
    await ended;
    killer.kill();
    // Whoever failed holds nobody up either.
    await expect(
      inTurn(lock, async () => {
        throw new Error('not made');
      }),
    ).rejects.toThrow('not made');
    expect(await inTurn(lock, async () => 'again')).toBe('again');
  });
});
