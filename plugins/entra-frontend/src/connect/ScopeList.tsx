import { Alert, Text } from '@backstage/ui';
import { useId } from 'react';
import { useEntraTranslation } from '../translation';
import { Asked, writes } from './consent';
import styles from './ScopeList.module.css';

/** Every permission that will be asked for, with who uses it and why: reviewed here before Microsoft asks. */
export function ScopeList({
  title,
  asked,
}: {
  title: string;
  asked: readonly Asked[];
}) {
  const { t } = useEntraTranslation();
  const id = useId();
  const writing = asked.filter(({ name }) => writes(name));
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>
        {t('connect.scopes.title', { title, number: asked.length })}
      </h3>
      {writing.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('connect.scopes.canWrite', {
            names: writing.map(({ name }) => name).join(', '),
          })}
          description={t('connect.scopes.canWriteWhy')}
        />
      )}
      <ul className={styles.list} aria-labelledby={id}>
        {asked.map(({ name, usedBy, justification, note }) => (
          <li key={name}>
            <Text as="span" weight="bold">
              {name}
            </Text>{' '}
            <Text as="span" color="secondary">
              {t('connect.scopes.why', {
                usedBy: usedBy ?? t('connect.scopes.signIn'),
                why: [justification ?? t('connect.scopes.partOfSignIn'), note]
                  .filter(Boolean)
                  .join('. '),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
