import { toError } from '@backstage/errors';
import { useCallback, useRef, useState } from 'react';

/** Something that a person starts: whether it is under way, and what came in its way. A second start waits for the first. */
export function useWork<A extends unknown[]>(
  work: (...input: A) => Promise<void>,
) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const latest = useRef(work);
  latest.current = work;
  const busy = useRef(false);

  const start = useCallback(async (...input: A) => {
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await latest.current(...input);
    } catch (thrown) {
      setError(toError(thrown));
    } finally {
      busy.current = false;
      setBusy(false);
    }
  }, []);

  return { start, isBusy, error };
}
