import type { CaGapItem } from '@entra-posture/core';
import styles from './Consequences.module.css';

/** Gaps of a hypothesis, each in its sentence; the server tells the first few. */
export function ChangedGaps({
  title,
  gaps,
}: {
  title: string;
  gaps: readonly CaGapItem[];
}) {
  if (!gaps.length) return null;
  return (
    <div className={styles.gaps}>
      <h5>{title}</h5>
      <ul>
        {gaps.map(({ gap, statement }) => (
          <li key={gap}>{statement}</li>
        ))}
      </ul>
    </div>
  );
}
