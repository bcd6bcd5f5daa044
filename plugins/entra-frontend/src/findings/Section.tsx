import { PropsWithChildren, useId } from 'react';
import styles from './Section.module.css';

/** A part of a finding, with its heading as its name. */
export function Section({
  title,
  children,
}: PropsWithChildren<{ title: string }>) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
