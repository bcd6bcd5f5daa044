import { Flex, VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';

/** The shape of an entity's page before it is there. */
export function EntitySkeleton() {
  return (
    <Flex direction="column" gap="4" aria-busy="true">
      <VisuallyHidden aria-live="polite">Loading the entity</VisuallyHidden>
      <Placeholder width="40%" height={28} />
      <Placeholder width="100%" height={120} />
      <Placeholder width="100%" height={240} />
    </Flex>
  );
}
