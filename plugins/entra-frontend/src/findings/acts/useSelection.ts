import type { FindingItem } from '@entra-posture/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Selection } from '../FindingsTable';

const none: ReadonlySet<string> = new Set();

/** Rows that are chosen on the page that is shown; another list begins with none. */
export function useSelection(
  items: readonly FindingItem[] | undefined,
  list: string,
): {
  selected: readonly FindingItem[];
  selection: Selection;
  clear: () => void;
} {
  const [chosen, setChosen] = useState(none);
  const clear = useCallback(() => setChosen(none), []);
  useEffect(clear, [list, clear]);
  const selection = useMemo<Selection>(
    () => ({
      has: finding => chosen.has(finding),
      toggle: finding =>
        setChosen(before => {
          const after = new Set(before);
          if (!after.delete(finding)) after.add(finding);
          return after;
        }),
    }),
    [chosen],
  );
  const selected = useMemo(
    () => (items ?? []).filter(({ finding }) => chosen.has(finding)),
    [items, chosen],
  );
  return { selected, selection, clear };
}
