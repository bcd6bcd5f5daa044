import { Link } from 'react-router-dom';
import { useEntraTranslation } from '../translation';
import styles from './Totals.module.css';

export interface Total {
  label: string;
  /** null: not known, which is no zero. */
  value: number | null;
  /** Where those are that are counted. */
  href: string;
  /** The list shows just them. */
  isCurrent: boolean;
}

/** How many there are of what matters; each a way to them. */
export function Totals({
  label,
  totals,
}: {
  label: string;
  totals: readonly Total[];
}) {
  const { t } = useEntraTranslation();
  return (
    <nav aria-label={label}>
      <ul className={styles.totals}>
        {totals.map(total => (
          <li key={total.label}>
            <Link
              to={total.href}
              replace
              className={styles.total}
              aria-current={total.isCurrent ? 'true' : undefined}
            >
              <strong>
                {total.value === null
                  ? t('totals.unknown')
                  : t('table.number', { value: total.value })}
              </strong>{' '}
              <span>{total.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
