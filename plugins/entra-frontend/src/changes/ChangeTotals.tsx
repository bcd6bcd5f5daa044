import type { SnapshotComparison } from '@entra-posture/core';
import styles from './Changes.module.css';

/** How much changed, by kind of object. */
export function ChangeTotals({
  totals,
}: {
  totals: SnapshotComparison['totals'];
}) {
  return (
    <ul className={styles.totals} aria-label="Changes by kind of object">
      {totals.map(({ of, title, ...counts }) => (
        <li key={of}>
          <strong>{title}</strong>{' '}
          {(['added', 'changed', 'removed'] as const)
            .filter(each => counts[each] > 0)
            .map(each => `${counts[each].toLocaleString('en')} ${each}`)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}
