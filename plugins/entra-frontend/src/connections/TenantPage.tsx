import type { ConnectionReport } from '@entra-posture/core';
import { Container, Flex } from '@backstage/ui';
import type { ReactNode } from 'react';
import { AddedChecks } from '../check/AddedChecks';
import { ErrorPanel } from '../states/ErrorPanel';
import { ConnectionPicker } from './ConnectionPicker';
import { FirstSync } from './FirstSync';
import { NoConnections } from './NoConnections';
import { useConnections } from './useConnections';

/** A page about one tenant: none is connected, it was not read yet, or `children` shows it. */
export function TenantPage({
  chosen,
  onChoose,
  skeleton,
  children,
}: {
  /** The tenant that the address names; the first where it names none. */
  chosen?: string;
  onChoose: (connection: string) => void;
  /** The shape of the page before the connections are known. */
  skeleton: ReactNode;
  children: (connection: ConnectionReport) => ReactNode;
}) {
  const { value, error, isPending, reload } = useConnections();
  const connections = value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === chosen) ?? connections[0];
  return (
    <Container pt="2" pb="6">
      <Flex direction="column" gap="4">
        {isPending && skeleton}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && !connection && <NoConnections />}
        {connection && (
          <ConnectionPicker
            connections={connections}
            selected={connection.id}
            onSelect={onChoose}
          />
        )}
        {connection && !connection.sync.finishedAt && (
          <FirstSync connection={connection} onSynced={reload} />
        )}
        {connection?.sync.finishedAt && (
          <AddedChecks of={value}>{children(connection)}</AddedChecks>
        )}
      </Flex>
    </Container>
  );
}
