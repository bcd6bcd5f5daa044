import { Flex, VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../../states/Placeholder';

/** The matrix while it is worked out. */
export function MatrixSkeleton() {
  return (
    <Flex direction="column" gap="4" aria-busy="true">
      <VisuallyHidden aria-live="polite">
        Working out what Conditional Access covers
      </VisuallyHidden>
      <Placeholder width="40%" height={20} />
      <Placeholder width="100%" height={280} />
      <Placeholder width="100%" height={200} />
    </Flex>
  );
}
