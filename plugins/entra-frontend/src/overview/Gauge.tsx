import type { PostureSummary } from '@entra-posture/core';
import styles from './Gauge.module.css';

/** Where the score stands between 0 and 100, and how far what is unknown may move it. */
export function Gauge({
  score: { value, low, high },
}: {
  score: NonNullable<PostureSummary['score']>;
}) {
  return (
    <div
      className={styles.gauge}
      role="img"
      aria-label={`Score ${Math.round(value)} of 100; with what is unknown between ${Math.round(low)} and ${Math.round(high)}`}
    >
      <span
        className={styles.band}
        style={{ left: `${low}%`, width: `${high - low}%` }}
      />
      <span className={styles.needle} style={{ left: `${value}%` }} />
    </div>
  );
}
