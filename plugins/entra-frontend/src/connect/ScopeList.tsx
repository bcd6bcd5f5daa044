import { Alert, Text } from '@backstage/ui';
import { useId } from 'react';
import type { ConnectOptions } from '../client/connect';
import { writes } from './consent';
import styles from './ScopeList.module.css';

/** Every permission that will be asked for, with who uses it and why: reviewed here before Microsoft asks. */
export function ScopeList({
  title,
  asked,
}: {
  title: string;
  asked: ConnectOptions['permissions'];
}) {
  const id = useId();
  const writing = asked.filter(({ name }) => writes(name));
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>
        {title} ({asked.length})
      </h3>
      {writing.length > 0 && (
        <Alert
          status="warning"
          icon
          title={`${writing.map(({ name }) => name).join(', ')} can write`}
          description="Nothing here writes to a tenant, so nothing is lost without it. Choose another set to leave it out."
        />
      )}
      <ul className={styles.list} aria-labelledby={id}>
        {asked.map(({ name, usedBy, justification, note }) => (
          <li key={name}>
            <Text as="span" weight="bold">
              {name}
            </Text>{' '}
            <Text as="span" color="secondary">
              {usedBy}: {[justification, note].filter(Boolean).join('. ')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
