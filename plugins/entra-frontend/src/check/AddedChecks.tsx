import type { CapabilityReport, CheckFamily } from '@entra-posture/core';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { judgedAreas } from './areas';
import { checkTitle } from './checkTitle';

type Added = NonNullable<CapabilityReport['addedChecks']>;

const Context = createContext<Added>([]);
const none: Added = [];

/** Lets what is within know the checks that this portal has besides the product's own. */
export function AddedChecks({
  of,
  children,
}: {
  of: CapabilityReport | undefined;
  children: ReactNode;
}) {
  return (
    <Context.Provider value={of?.addedChecks ?? none}>
      {children}
    </Context.Provider>
  );
}

/** What people call a check; one that nobody knows keeps its id. */
export function useCheckTitle(): (id: string) => string {
  const added = useContext(Context);
  return useMemo(() => {
    const titles = new Map(added.map(({ check, title }) => [check, title]));
    return id => titles.get(id) ?? checkTitle(id);
  }, [added]);
}

/** Areas that some check looks at, here. */
export function useJudgedAreas(): readonly CheckFamily[] {
  const added = useContext(Context);
  return useMemo(
    () => [
      ...new Set([
        ...judgedAreas,
        ...added.map(({ check }) => check.split('.')[0] as CheckFamily),
      ]),
    ],
    [added],
  );
}
