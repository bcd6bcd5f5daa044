import { useApi } from '@backstage/frontend-plugin-api';
import type { CapabilityReport } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { useState } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { ConnectionPicker } from '../connections/ConnectionPicker';
import { FirstSync } from '../connections/FirstSync';
import { NoConnections } from '../connections/NoConnections';
import { HomeError } from './HomeError';
import { HomePosture } from './HomePosture';
import { HomeSkeleton } from './HomeSkeleton';

const FIRST_SYNC_MS = 5_000;

/** A home page stays open all day: it asks again only as long as there is nothing to show yet. */
function pollMs({ connections }: CapabilityReport): number | undefined {
  const waits =
    connections.length > 0 && connections.every(({ sync }) => !sync.finishedAt);
  return waits ? FIRST_SYNC_MS : undefined;
}

/** On the portal's home page: how a tenant stands, and the way to what is behind it. */
export function HomeCard() {
  const api = useApi(entraApiRef);
  const { value, error, isPending, reload } = useAnswer(
    'connections',
    signal => api.connections(signal),
    pollMs,
  );
  const [chosen, choose] = useState<string>();
  const connections = value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === chosen) ??
    // One that was read says more than one that never was.
    connections.find(({ sync }) => sync.finishedAt) ??
    connections[0];
  return (
    <Flex direction="column" gap="4">
      {isPending && <HomeSkeleton />}
      {error && <HomeError error={error} onRetry={reload} />}
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
      {connection?.sync.finishedAt && (
        <HomePosture key={connection.id} connection={connection} />
      )}
    </Flex>
  );
}
