import type { PostureSummary } from '@entra-posture/core';
import { useEntraTranslation } from '../translation';
import styles from './Gauge.module.css';

/** Where the score stands between 0 and 100, and how far what is unknown may move it. */
export function Gauge({
  score: { value, low, high },
}: {
  score: NonNullable<PostureSummary['score']>;
}) {
  const { t } = useEntraTranslation();
  return (
    <div
      className={styles.gauge}
      role="img"
      aria-label={t('overview.score.gauge', {
        score: String(Math.round(value)),
        low: String(Math.round(low)),
        high: String(Math.round(high)),
      })}
    >
      <span
        className={styles.band}
        style={{ left: `${low}%`, width: `${high - low}%` }}
      />
      <span className={styles.needle} style={{ left: `${value}%` }} />
    </div>
  );
}
