import { Container, Flex } from '@backstage/ui';
import { useCallback, useState } from 'react';
import { AddedChecks } from '../check/AddedChecks';
import { ConnectionPicker } from '../connections/ConnectionPicker';
import { FirstSync } from '../connections/FirstSync';
import { NoConnections } from '../connections/NoConnections';
import { useConnections } from '../connections/useConnections';
import { useFindingFilters } from '../routing/useFindingFilters';
import { ErrorPanel } from '../states/ErrorPanel';
import { FindingDrawer } from './FindingDrawer';
import { FindingsList } from './FindingsList';

/** Findings of a tenant, filtered by what stands in the address. */
export function FindingsPage() {
  const known = useConnections();
  const [filters, change] = useFindingFilters();
  const connections = known.value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === filters.connection) ?? connections[0];
  // What was decided in the drawer is another list behind it.
  const [changes, setChanges] = useState(0);
  const changed = useCallback(() => setChanges(before => before + 1), []);
  const close = useCallback(() => change({ finding: undefined }), [change]);
  return (
    <Container pt="2" pb="6">
      <Flex direction="column" gap="4">
        {known.error && (
          <ErrorPanel error={known.error} onRetry={known.reload} />
        )}
        {known.value && !connection && <NoConnections />}
        {connection && (
          <ConnectionPicker
            connections={connections}
            selected={connection.id}
            onSelect={id => change({ connection: id, finding: undefined })}
          />
        )}
        {connection && !connection.sync.finishedAt && (
          <FirstSync connection={connection} onSynced={known.reload} />
        )}
        {(known.isPending || connection?.sync.finishedAt) && (
          <AddedChecks of={known.value}>
            <FindingsList
              connection={connection?.id}
              finishedAt={connection?.sync.finishedAt}
              changes={changes}
              filters={filters}
              onChange={change}
              onDecided={changed}
            />
          </AddedChecks>
        )}
      </Flex>
      {filters.finding && (
        <FindingDrawer
          key={filters.finding}
          finding={filters.finding}
          onClose={close}
          onChanged={changed}
        />
      )}
    </Container>
  );
}
