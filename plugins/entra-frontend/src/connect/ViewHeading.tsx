import { ReactNode, useEffect, useRef } from 'react';
import styles from './ViewHeading.module.css';

/** The heading of a view that replaces another: the focus goes there, or it would stay on what is gone. */
export function ViewHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.heading}>
      {children}
    </h2>
  );
}
