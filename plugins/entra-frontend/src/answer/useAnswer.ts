import { useCallback, useEffect, useRef, useState } from 'react';

export interface Answer<T> {
  /** The last answer; kept while a newer one is fetched, so that the page does not jump. */
  value?: T;
  error?: Error;
  /** Nothing to show yet. */
  isPending: boolean;
  /** What is shown is not, or not yet, what was asked last. */
  isStale: boolean;
  reload(): void;
}

interface State<T> {
  /** The question that `value` answers. */
  key?: string;
  value?: T;
  error?: Error;
  busy: boolean;
}

/**
 * Asks when `key` changes, on `reload`, and again `pollMs` after an answer whose value wants it. An answer to an older
 * question is dropped; a question that is no longer wanted is cancelled.
 */
export function useAnswer<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<T>,
  pollMs?: (value: T) => number | undefined,
): Answer<T> {
  const [state, setState] = useState<State<T>>({ busy: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    const stop = new AbortController();
    setState(before => ({
      ...before,
      busy: true,
      // An error belongs to its question; of the same question it stays until there is something better.
      error: before.key === key ? before.error : undefined,
    }));
    latest.current(stop.signal).then(
      value => !stop.signal.aborted && setState({ key, value, busy: false }),
      error =>
        !stop.signal.aborted &&
        setState(before => ({
          key,
          // The answer to another question under this one's filters would be taken for its answer.
          value: before.key === key ? before.value : undefined,
          error,
          busy: false,
        })),
    );
    return () => stop.abort();
  }, [key, turn]);

  const reload = useCallback(() => setTurn(before => before + 1), []);

  const wait = state.value === undefined ? undefined : pollMs?.(state.value);
  useEffect(() => {
    // Counted from the answer: at a fixed beat a slow server's answer would be cancelled before it comes, for ever.
    if (wait === undefined || state.busy) return undefined;
    const timer = setTimeout(reload, wait);
    return () => clearTimeout(timer);
  }, [wait, state.busy, reload, turn]);

  const isPending = state.value === undefined && (state.busy || !state.error);
  return {
    value: state.value,
    error: isPending ? undefined : state.error,
    isPending,
    isStale: state.busy || (state.key !== undefined && state.key !== key),
    reload,
  };
}
