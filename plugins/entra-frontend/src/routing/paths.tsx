import { createContext, PropsWithChildren, useContext } from 'react';

/** Where the pages are; the two frontend systems mount them differently. */
export interface Paths {
  overview: string;
  findings: string;
  conditionalAccess: string;
  connections: string;
}

const PathsContext = createContext<Paths | undefined>(undefined);

export function PathsProvider({
  base,
  children,
}: PropsWithChildren<{ base: string }>) {
  const root = base.replace(/\/$/, '');
  return (
    <PathsContext.Provider
      value={{
        overview: `${root}/overview`,
        findings: `${root}/findings`,
        conditionalAccess: `${root}/conditional-access`,
        connections: `${root}/connections`,
      }}
    >
      {children}
    </PathsContext.Provider>
  );
}

export function usePaths(): Paths {
  const paths = useContext(PathsContext);
  if (!paths)
    throw new Error(
      'The pages of Entra posture are rendered outside of their PathsProvider',
    );
  return paths;
}
