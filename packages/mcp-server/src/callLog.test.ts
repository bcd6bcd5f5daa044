import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CallLine, CallLog } from './callLog';

const caller = (subject: string) => ({ subject, personalData: false });
const failed = () => ({ isError: true });

describe('the log of calls', () => {
  let now = 0;
  let lines: CallLine[];
  let log: CallLog;
  beforeEach(() => {
    now = 1_000;
    lines = [];
    log = new CallLog(
      line => void lines.push(line),
      { perMinute: 3, concurrent: 2 },
      () => now,
    );
  });

  const ok = async () => ({ content: [{ type: 'text', text: 'done' }] });
  const call = (subject: string, run: () => Promise<any> = ok) =>
    log.record({ tool: 'ask', caller: caller(subject) }, run, failed);
  const said = async (subject: string) =>
    (await call(subject)).content?.[0].text;

  it('lets each caller ask so often in any minute, and says how long to wait', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await said('a')).toBe('done');
      now += 10_000;
    }
    expect(await said('a')).toBe(
      'Too many calls at once or in one minute (2 and 3 are allowed). Wait 30 s and call again.',
    );
    // Others are not held up, and what was refused counts for nothing.
    expect(await said('b')).toBe('done');
    now += 30_001;
    expect(await said('a')).toBe('done');
    expect(lines.map(line => [line.caller, line.outcome])).toEqual([
      ...Array(3).fill(['a', 'ok']),
      ['a', 'refused'],
      ['b', 'ok'],
      ['a', 'ok'],
    ]);
  });

  it('lets each caller ask so much at once, and forgets what has ended, also in failure', async () => {
    const ends: (() => void)[] = [];
    const slow = () =>
      call(
        'a',
        () =>
          new Promise((_, reject) => {
            ends.push(() => reject(new Error('away')));
          }),
      );
    const running = [slow(), slow()];
    expect(await said('a')).toMatch(/Wait 1 s/);
    expect(await said('b')).toBe('done');
    ends.forEach(end => end());
    expect(await Promise.all(running)).toEqual([failed(), failed()]);
    expect(await said('a')).toBe('done');
    expect(lines.at(-2)).toMatchObject({
      outcome: 'error',
      error: expect.stringContaining('away'),
    });
  });

  it('forgets callers who ask no more', async () => {
    // Without it what is measured is what nobody has collected yet.
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let turn = 0; turn < 100_000; turn += 1) {
      if (turn % 1_000 === 0) now += 60_000;
      await call(`${turn} ${'x'.repeat(500)}`);
      lines.length = 0;
    }
    collect();
    // All of them would be 50 MB and more.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(30e6);
  });
});
