import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FinishResult } from '../client/connect';
import { entraApiRef } from '../client/entraApiRef';
import { leaveFor } from './leaveFor';
import { useWork } from './useWork';

const PARAMETER = 'connect';

/**
 * Takes what the browser came back from Microsoft with. The key in the address is good for one use: it is taken once,
 * however often the page renders, and leaves the address before anyone bookmarks it.
 */
export function useReturn(onConnected: () => void) {
  const api = useApi(entraApiRef);
  const [search, setSearch] = useSearchParams();
  const [result, setResult] = useState<FinishResult>();
  const key = search.get(PARAMETER);
  const taken = useRef<string | null>(null);

  const { start, isBusy, error } = useWork(async (each: string) => {
    const finished = await api.finishConnect(each);
    if (finished.outcome === 'next') {
      if (!finished.url) throw new Error('The backend named no next page.');
      leaveFor(finished.url);
      return;
    }
    setResult(finished);
    if (finished.outcome === 'connected') onConnected();
  });

  useEffect(() => {
    if (!key || taken.current === key) return;
    taken.current = key;
    setResult(undefined);
    setSearch(
      before => {
        const rest = new URLSearchParams(before);
        rest.delete(PARAMETER);
        return rest;
      },
      { replace: true },
    );
    void start(key);
  }, [key, setSearch, start]);

  const retry = useCallback(() => {
    if (taken.current) void start(taken.current);
  }, [start]);
  const dismiss = useCallback(() => setResult(undefined), []);
  return { result, isBusy, error, retry, dismiss };
}
