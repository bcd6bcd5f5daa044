import type { SnapshotComparison } from '@entra-posture/core';
import { useEntraTranslation } from '../translation';
import styles from './Changes.module.css';

/** How much changed, by kind of object. */
export function ChangeTotals({
  totals,
}: {
  totals: SnapshotComparison['totals'];
}) {
  const { t } = useEntraTranslation();
  return (
    <ul className={styles.totals} aria-label={t('changes.totals.label')}>
      {totals.map(({ of, title, ...counts }) => (
        <li key={of}>
          <strong>{title}</strong>{' '}
          {(['added', 'changed', 'removed'] as const)
            .filter(each => counts[each] > 0)
            .map(each => t(`changes.totals.${each}`, { objects: counts[each] }))
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}
