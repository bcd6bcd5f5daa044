import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The tenant that a page shows, kept in the address. */
export function useChosenConnection(): [
  string | undefined,
  (id: string) => void,
] {
  const [search, setSearch] = useSearchParams();
  const choose = useCallback(
    (connection: string) => setSearch({ connection }, { replace: true }),
    [setSearch],
  );
  return [search.get('connection') ?? undefined, choose];
}
