import type { Severity } from '@entra-posture/core';
import { useEntraTranslation } from '../translation';
import styles from './SeverityMark.module.css';

/** Bars out of four: a shape that needs no colour. */
const bars: Record<Severity, number> = {
  critical: 4,
  high: 3,
  medium: 2,
  low: 1,
  info: 0,
};

/** A severity as a word and a shape; the colour only helps. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useEntraTranslation();
  return (
    <span className={styles.mark} data-severity={severity}>
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3, 4].map(bar => (
          <span key={bar} data-on={bar <= bars[severity]} />
        ))}
      </span>
      {t(`severity.${severity}`)}
    </span>
  );
}
