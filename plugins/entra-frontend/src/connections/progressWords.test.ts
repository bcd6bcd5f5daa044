import { translate } from '../__testUtils__/translate';
import { progressWords } from './progressWords';

const t = translate();
const now = new Date('2026-01-31T11:00:00Z');
const progress = { rows: 1200, requests: 3, startedAt: '2026-01-31T10:59:00Z' };
const left = (expectedAt: string) =>
  progressWords({ ...progress, expectedAt }, now, t)[1];

describe('how a read goes on, in words', () => {
  it('is what is known of it, and nothing of what is not', () => {
    expect(progressWords(progress, now, t)).toEqual([
      '1,200 rows in 3 requests',
    ]);
    expect(
      progressWords(
        {
          ...progress,
          rowsPerSecond: 20,
          waitedSeconds: 0,
          waiting: 'waits 9 s',
        },
        now,
        t,
      ),
    ).toEqual(['1,200 rows in 3 requests', '20 a second', 'waits 9 s']);
    expect(
      progressWords({ ...progress, waitedSeconds: 1500 }, now, t),
    ).toContain('waited 1,500 s for the quota');
  });

  it('tells the time left as exactly as it can be known', () => {
    expect(left('2026-01-31T10:00:00Z')).toBe('less than a minute left');
    expect(left('2026-01-31T11:00:30Z')).toBe('less than a minute left');
    expect(left('2026-01-31T11:04:10Z')).toBe('about 4 min left');
    expect(left('2026-01-31T20:04:10Z')).toBe('about 9 hours left');
    expect(left('2026-02-04T11:00:00Z')).toBe('about 4 days left');
  });
});
