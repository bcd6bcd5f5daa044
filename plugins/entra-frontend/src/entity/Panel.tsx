import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { PropsWithChildren, useId } from 'react';
import styles from './EntityView.module.css';

/** A part of an entity's page, with its heading as its name. */
export function Panel({
  title,
  children,
}: PropsWithChildren<{ title: string }>) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card>
        <CardHeader>
          <Text
            as="h3"
            variant="title-x-small"
            id={id}
            className={styles.heading}
          >
            {title}
          </Text>
        </CardHeader>
        <CardBody>{children}</CardBody>
      </Card>
    </section>
  );
}
