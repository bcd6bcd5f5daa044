import { Card, CardBody, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** The page's shape, before its content. */
export function ConnectionsSkeleton() {
  return (
    <Card aria-busy="true">
      <CardBody>
        <VisuallyHidden>Loading the connections</VisuallyHidden>
        <Flex direction="column" gap="4">
          <Skeleton width="30%" height={28} />
          <Skeleton width="60%" height={16} />
          <Skeleton width="100%" height={96} />
          {[1, 2, 3, 4, 5, 6].map(row => (
            <Skeleton key={row} width="100%" height={40} />
          ))}
        </Flex>
      </CardBody>
    </Card>
  );
}
