import { Alert } from '@backstage/ui';
import { Sentence } from '../time/Sentence';
import { useEntraTranslation } from '../translation';
import styles from './NotTold.module.css';

/** What could not be told and what it would take. */
export function NotTold({ sentences }: { sentences: readonly string[] }) {
  const { t } = useEntraTranslation();
  if (!sentences.length) return null;
  return (
    <Alert
      status="info"
      icon
      title={t('conditionalAccess.notTold', { count: sentences.length })}
      description={
        // It scrolls: who has no mouse has to get into it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={styles.list} tabIndex={0}>
          {sentences.map(text => (
            <li key={text}>
              <Sentence text={text} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
