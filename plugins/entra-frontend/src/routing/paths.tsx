import { createContext, PropsWithChildren, useContext } from 'react';

/** Where the pages are; the two frontend systems mount them differently. */
export interface Paths {
  overview: string;
  findings: string;
  identities: string;
  privilegedAccess: string;
  conditionalAccess: string;
  apps: string;
  signIns: string;
  devices: string;
  changes: string;
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
        identities: `${root}/identities`,
        privilegedAccess: `${root}/privileged-access`,
        conditionalAccess: `${root}/conditional-access`,
        apps: `${root}/apps`,
        signIns: `${root}/sign-ins`,
        devices: `${root}/devices`,
        changes: `${root}/changes`,
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
