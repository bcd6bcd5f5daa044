import { watchSyncs } from './watchSyncs';

describe('watching for syncs', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells of each sync that finishes after it began, and goes on after a failure', async () => {
    const synced = jest.fn();
    const problem = jest.fn();
    const answers = [
      'one at 1',
      'one at 1',
      'one at 2',
      new Error('database is away'),
      'one at 2',
      'one at 3',
    ];
    const watch = watchSyncs({
      finished: async () => {
        const next = answers.shift() ?? 'one at 3';
        if (next instanceof Error) throw next;
        return next;
      },
      onSynced: synced,
      onProblem: problem,
      everyMs: 10,
    });
    await jest.advanceTimersByTimeAsync(9);
    expect(synced).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(11);
    expect(synced).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(20);
    expect([synced.mock.calls.length, problem.mock.calls]).toEqual([
      1,
      [['Whether a sync has finished could not be read: database is away']],
    ]);
    await jest.advanceTimersByTimeAsync(20);
    expect(synced).toHaveBeenCalledTimes(2);
    watch.close();
    await jest.advanceTimersByTimeAsync(100);
    expect(synced).toHaveBeenCalledTimes(2);
  });
});
