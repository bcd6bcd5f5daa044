import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** One of the values that there are; what an address says besides is as if it were not there. */
export function oneOf<T extends string>(
  value: string | null,
  allowed: readonly T[],
): T | undefined {
  return allowed.find(each => each === value);
}

/**
 * What a page shows, kept in its address: what one person sees, another can be sent.
 * @param names - each part and what it is called in the address; what is left out of it stands for the page's own choice
 */
export function useAddress<T extends object>(
  read: (search: URLSearchParams) => T,
  names: { [Part in keyof T]-?: string },
): [T, (change: Partial<T>) => void] {
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => read(search), [read, search]);
  const change = useCallback(
    (part: Partial<T>) =>
      // Choosing and opening must not fill the history: Back leaves the page.
      setSearch(before => writeAddress({ ...read(before), ...part }, names), {
        replace: true,
      }),
    [read, names, setSearch],
  );
  return [address, change];
}

export function writeAddress<T extends object>(
  address: T,
  names: { [Part in keyof T]-?: string },
): URLSearchParams {
  const written = new URLSearchParams();
  for (const part of Object.keys(names) as (keyof T)[]) {
    const value = address[part];
    if (value !== undefined && value !== '') {
      written.set(names[part], String(value));
    }
  }
  return written;
}
