import { Container, Flex } from '@backstage/ui';
import { ConnectionPicker } from '../connections/ConnectionPicker';
import { FirstSync } from '../connections/FirstSync';
import { NoConnections } from '../connections/NoConnections';
import { useConnections } from '../connections/useConnections';
import { useChosenConnection } from '../routing/useChosenConnection';
import { ErrorPanel } from '../states/ErrorPanel';
import { OverviewSkeleton } from './OverviewSkeleton';
import { Posture } from './Posture';

/** The posture of a tenant at a glance. */
export function OverviewPage() {
  const { value, error, isPending, reload } = useConnections();
  const [chosen, choose] = useChosenConnection();
  const connections = value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === chosen) ?? connections[0];
  return (
    <Container pt="2" pb="6">
      <Flex direction="column" gap="4">
        {isPending && <OverviewSkeleton />}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && !connection && <NoConnections />}
        {connection && (
          <ConnectionPicker
            connections={connections}
            selected={connection.id}
            onSelect={choose}
          />
        )}
        {connection && !connection.sync.finishedAt && (
          <FirstSync connection={connection} onSynced={reload} />
        )}
        {connection?.sync.finishedAt && <Posture connection={connection} />}
      </Flex>
    </Container>
  );
}
