import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Container, Flex } from '@backstage/ui';
import { useState } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { ConnectionPicker } from '../connections/ConnectionPicker';
import { NoConnections } from '../connections/NoConnections';
import { SyncProgress } from '../connections/SyncProgress';
import { useConnections } from '../connections/useConnections';
import { Notices } from '../notice/Notices';
import { ErrorPanel } from '../states/ErrorPanel';
import { AreaCards } from './AreaCards';
import { OverviewSkeleton } from './OverviewSkeleton';
import { ScoreCard } from './ScoreCard';
import { UnknownChecks } from './UnknownChecks';
import { WorstFindings } from './WorstFindings';

/** The posture of a tenant at a glance. */
export function OverviewPage() {
  const { value, error, isPending, reload } = useConnections();
  const [chosen, setChosen] = useState<string>();
  const connections = value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === chosen) ?? connections[0];
  return (
    <Container py="6">
      <Flex direction="column" gap="4">
        {isPending && <OverviewSkeleton />}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && !connection && <NoConnections />}
        {connection && (
          <>
            <ConnectionPicker
              connections={connections}
              selected={connection.id}
              onSelect={setChosen}
            />
            <Posture connection={connection} />
          </>
        )}
      </Flex>
    </Container>
  );
}

function Posture({ connection }: { connection: ConnectionReport }) {
  const api = useApi(entraApiRef);
  const { sync } = connection;
  const { value, error, isPending, reload } = useAnswer(
    `${connection.id} ${sync.finishedAt ?? ''}`,
    signal => api.summary(connection.id, signal),
  );
  if (!sync.finishedAt) {
    return <SyncProgress connection={connection} first />;
  }
  return (
    <>
      {sync.state === 'running' && <SyncProgress connection={connection} />}
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {isPending && <OverviewSkeleton />}
      {value && (
        <>
          <Notices asOf={value.asOf} />
          <ScoreCard summary={value} />
          <AreaCards summary={value} />
          <WorstFindings summary={value} />
          <UnknownChecks unknown={value.unknown} />
        </>
      )}
    </>
  );
}
