import { useCallback, useEffect, useRef, useState } from 'react';

export interface Answer<T> {
  /** The last answer; kept while a newer one is fetched, so that the page does not jump. */
  value?: T;
  error?: Error;
  /** Nothing to show yet. */
  isPending: boolean;
  /** A newer answer is on its way. */
  isStale: boolean;
  reload(): void;
}

/**
 * Asks when `key` changes, and again on `reload` and every `pollMs`. An answer to an older question is dropped; a
 * question that is no longer wanted is cancelled.
 */
export function useAnswer<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<T>,
  pollMs?: number,
): Answer<T> {
  const [state, setState] = useState<{
    key?: string;
    value?: T;
    error?: Error;
    busy: boolean;
  }>({ busy: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    const stop = new AbortController();
    setState(before => ({ ...before, busy: true }));
    latest.current(stop.signal).then(
      value => !stop.signal.aborted && setState({ key, value, busy: false }),
      error =>
        !stop.signal.aborted &&
        setState(before => ({ ...before, error, busy: false })),
    );
    return () => stop.abort();
  }, [key, turn]);

  const reload = useCallback(() => setTurn(before => before + 1), []);

  useEffect(() => {
    if (!pollMs) return undefined;
    const timer = setInterval(reload, pollMs);
    return () => clearInterval(timer);
  }, [pollMs, reload]);

  return {
    value: state.value,
    error: state.busy && !state.value ? undefined : state.error,
    isPending: state.value === undefined && !state.error,
    isStale: state.busy || (state.key !== undefined && state.key !== key),
    reload,
  };
}
