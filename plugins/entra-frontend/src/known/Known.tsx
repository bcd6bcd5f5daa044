import type { ReactNode } from 'react';
import styles from './Known.module.css';

/** Yes, no, or nobody can say: a shape each, so that what is not known looks like neither. */
export function Known({
  value,
  children,
}: {
  /** `unused`: whether or not, nothing hangs on it. */
  value: boolean | null | 'unused';
  children: ReactNode;
}) {
  return (
    <span className={styles.known} data-value={String(value)}>
      {children}
    </span>
  );
}
