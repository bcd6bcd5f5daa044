import type { PropsWithChildren } from 'react';
import { PathsProvider } from './paths';
import legible from './Legible.module.css';
import styles from './PageFrame.module.css';

/** What every page stands in, in either frontend system. */
export function PageFrame({
  base,
  children,
}: PropsWithChildren<{ base: string }>) {
  return (
    <PathsProvider base={base}>
      <div className={`${styles.page} ${legible.legible}`}>{children}</div>
    </PathsProvider>
  );
}
