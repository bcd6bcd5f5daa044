import { Text } from '@backstage/ui';
import { Known } from '../known/Known';
import { useEntraTranslation } from '../translation';
import styles from './Identity.module.css';

/** A risk score, and how far what is unknown may raise it. */
export function RiskScore({
  score,
  high,
  isScored = true,
}: {
  score: number | null;
  high: number | null;
  /** Some kinds are never given one. */
  isScored?: boolean;
}) {
  const { t } = useEntraTranslation();
  if (!isScored)
    return <Known value="unused">{t('identity.risk.notScored')}</Known>;
  if (score === null)
    return <Known value={null}>{t('identity.risk.unknown')}</Known>;
  const most = Math.round(high ?? score);
  return (
    <span className={styles.score}>
      <strong>{Math.round(score)}</strong>
      {most > Math.round(score) && (
        <Text variant="body-small" color="secondary">
          {' '}
          {t('identity.risk.upTo', { most })}
        </Text>
      )}
    </span>
  );
}
