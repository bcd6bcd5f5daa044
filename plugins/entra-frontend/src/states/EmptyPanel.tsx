import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './EmptyPanel.module.css';

/** Nothing to show, and what to do about it. */
export function EmptyPanel({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Flex direction="column" gap="3" align="center" className={styles.panel}>
      <Text as="h2" variant="title-x-small">
        {title}
      </Text>
      <Text as="p" color="secondary" className={styles.text}>
        {children}
      </Text>
      {action}
    </Flex>
  );
}
