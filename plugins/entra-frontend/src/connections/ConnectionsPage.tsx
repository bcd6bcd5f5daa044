import { Container, Flex } from '@backstage/ui';
import { ErrorPanel } from '../states/ErrorPanel';
import { ConnectionCard } from './ConnectionCard';
import { ConnectionsSkeleton } from './ConnectionsSkeleton';
import { NoConnections } from './NoConnections';
import { useConnections } from './useConnections';

/** Each connected tenant: how its sync goes, what it may read, and what that leaves unknown. */
export function ConnectionsPage() {
  const { value, error, isPending, reload } = useConnections();
  return (
    <Container pt="2" pb="6">
      <Flex direction="column" gap="6">
        {isPending && <ConnectionsSkeleton />}
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
