import { Flex, Text } from '@backstage/ui';
import { PropsWithChildren, useId } from 'react';

/** A part of the page, with its heading as its name. */
export function Part({
  title,
  children,
}: PropsWithChildren<{ title: string }>) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-x-small" id={id}>
          {title}
        </Text>
        {children}
      </Flex>
    </section>
  );
}
