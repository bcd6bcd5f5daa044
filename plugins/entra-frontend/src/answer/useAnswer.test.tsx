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
