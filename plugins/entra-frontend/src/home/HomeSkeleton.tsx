import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { entraTranslationRef } from '../translation';
import styles from './HomeCard.module.css';

/** The card's shape, before its content. */
export function HomeSkeleton() {
  const { t } = useTranslationRef(entraTranslationRef);
  return (
    <div className={styles.columns} aria-busy="true">
      <VisuallyHidden>{t('home.loading')}</VisuallyHidden>
      <Placeholder width="100%" height={96} />
      <Placeholder width="100%" height={180} />
    </div>
  );
}
