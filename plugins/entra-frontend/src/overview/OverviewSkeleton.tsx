import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** The page's shape, before its content. */
export function OverviewSkeleton() {
  return (
    <Flex direction="column" gap="4" aria-busy="true">
      <VisuallyHidden>Loading the posture</VisuallyHidden>
      <Skeleton width="100%" height={220} />
      <Flex gap="4">
        {[1, 2, 3, 4].map(card => (
          <Skeleton key={card} width="25%" height={120} />
        ))}
      </Flex>
      <Skeleton width="100%" height={280} />
    </Flex>
  );
}
