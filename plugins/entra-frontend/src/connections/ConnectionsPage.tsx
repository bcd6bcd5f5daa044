import { Container, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { ErrorPanel } from '../states/ErrorPanel';
import { ConnectionCard } from './ConnectionCard';
import { NoConnections } from './NoConnections';
import { useConnections } from './useConnections';

/** Each connected tenant: how its sync goes, what it may read, and what that leaves unknown. */
export function ConnectionsPage() {
  const { value, error, isPending, reload } = useConnections();
  return (
    <Container py="6">
      <Flex direction="column" gap="6">
        {isPending && (
          <div aria-busy="true">
            <VisuallyHidden>Loading the connections</VisuallyHidden>
            <Skeleton width="100%" height={320} />
          </div>
        )}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && !value.connections.length && <NoConnections />}
        {value?.connections.map(connection => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            onSynced={reload}
          />
        ))}
      </Flex>
    </Container>
  );
}
