import { VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import styles from './HomeCard.module.css';

/** The card's shape, before its content. */
export function HomeSkeleton() {
  const { t } = useEntraTranslation();
  return (
    <div className={styles.columns} aria-busy="true">
      <VisuallyHidden>{t('home.loading')}</VisuallyHidden>
      <Placeholder width="100%" height={96} />
      <Placeholder width="100%" height={180} />
    </div>
  );
}
