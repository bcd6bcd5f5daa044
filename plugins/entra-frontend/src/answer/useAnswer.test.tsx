import { act, renderHook, waitFor } from '@testing-library/react';
import { useAnswer } from './useAnswer';

describe('useAnswer', () => {
  it('keeps the last answer while the next is fetched, and drops an older one that comes late', async () => {
    const waiting: ((text: string) => void)[] = [];
    const { result, rerender } = renderHook(
      ({ name }) =>
        useAnswer(
          name,
          () => new Promise<string>(resolve => waiting.push(resolve)),
        ),
      { initialProps: { name: 'a' } },
    );
    expect(result.current.isPending).toBe(true);
    act(() => waiting[0]('answer a'));
    await waitFor(() => expect(result.current.value).toBe('answer a'));
    rerender({ name: 'b' });
    rerender({ name: 'c' });
    expect(result.current).toMatchObject({
      value: 'answer a',
      isStale: true,
      isPending: false,
    });
    act(() => waiting[2]('answer c'));
    act(() => waiting[1]('answer b'));
    await waitFor(() =>
      expect(result.current).toMatchObject({
        value: 'answer c',
        isStale: false,
      }),
    );
  });

  it('shows an error and asks again on reload', async () => {
    const ask = jest
      .fn()
      .mockRejectedValueOnce(new Error('The database server does not answer.'))
      .mockResolvedValueOnce('back');
    const { result } = renderHook(() => useAnswer('a', ask));
    await waitFor(() =>
      expect(result.current.error?.message).toContain('database'),
    );
    act(() => result.current.reload());
    await waitFor(() =>
      expect(result.current).toMatchObject({ value: 'back', error: undefined }),
    );
  });
});

describe('useAnswer that looks again', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts from the answer, so that a slow server is not cancelled before it answers', async () => {
    const ask = jest.fn(
      (signal: AbortSignal) =>
        new Promise<number>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          setTimeout(() => resolve(ask.mock.calls.length), 5_000);
        }),
    );
    const { result } = renderHook(() => useAnswer('a', ask, () => 2_000));
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(result.current.value).toBe(1);
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(result.current).toMatchObject({ value: 1, isStale: true });
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(result.current.value).toBe(2);
  });

  it('stops when the answer no longer wants it', async () => {
    let asked = 0;
    const ask = jest.fn(async () => ++asked);
    renderHook(() =>
      useAnswer('a', ask, value => (value < 2 ? 1_000 : undefined)),
    );
    for (let second = 0; second < 5; second++) {
      await act(() => jest.advanceTimersByTimeAsync(1_000));
    }
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is pending again, not empty, while it retries a first question that failed', async () => {
    const ask = jest
      .fn()
      .mockRejectedValueOnce(new Error('away'))
      .mockReturnValue(new Promise(() => {}));
    const { result } = renderHook(() => useAnswer('a', ask));
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(result.current).toMatchObject({
      isPending: false,
      error: { message: 'away' },
    });
    act(() => result.current.reload());
    expect(result.current).toMatchObject({ isPending: true, error: undefined });
  });

  it('drops the answer to another question when this one fails', async () => {
    const ask = jest
      .fn()
      .mockResolvedValueOnce('answer a')
      .mockRejectedValueOnce(new Error('away'));
    const { result, rerender } = renderHook(
      ({ name }) => useAnswer(name, ask),
      { initialProps: { name: 'a' } },
    );
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(result.current.value).toBe('answer a');
    rerender({ name: 'b' });
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(result.current).toMatchObject({
      value: undefined,
      isStale: false,
      error: { message: 'away' },
    });
  });
});
