import { Alert } from '@backstage/ui';
import { withheld } from '@entra-posture/core';
import { useEntraTranslation } from '../translation';
import styles from './Withheld.module.css';

/** Whether the backend kept a name back from who may not see people. */
export function isWithheld(label: string): boolean {
  return label === withheld;
}

/** Where something of a person would stand: known, and not for this reader. */
export function Withheld() {
  const { t } = useEntraTranslation();
  return <span className={styles.withheld}>{t('withheld.mark')}</span>;
}

/** Said once on a page where anything is withheld. */
export function WithheldNotice() {
  const { t } = useEntraTranslation();
  return (
    <Alert
      status="info"
      icon
      title={t('withheld.title')}
      description={t('withheld.permission')}
    />
  );
}
