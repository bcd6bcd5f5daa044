import type { ConnectionReport } from '@entra-posture/core';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { CaAddress, readAddress, writeAddress } from './caAddress';

/** The address of the page: what one person sees, another can be sent. */
export function useCaAddress(): [
  CaAddress,
  (change: Partial<CaAddress>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => readAddress(search), [search]);
  const change = useCallback(
    (part: Partial<CaAddress>) =>
      setSearch(before => writeAddress({ ...readAddress(before), ...part }), {
        // Another view is another place to come back to; typing and opening must not fill the history.
        replace: part.view === undefined,
      }),
    [setSearch],
  );
  return [address, change];
}

/** What each view of the page is given. */
export interface CaViewProps {
  connection: ConnectionReport;
  address: CaAddress;
  onChange: (change: Partial<CaAddress>) => void;
}
