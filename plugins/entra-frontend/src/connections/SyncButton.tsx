import type { ConnectionReport } from '@entra-posture/core';
import { Button, Flex, Text } from '@backstage/ui';
import { ErrorPanel } from '../states/ErrorPanel';
import { useSyncNow } from './useSyncNow';

/** Reads a tenant now, outside its schedule. */
export function SyncButton({
  connection,
  onSynced,
  align = 'end',
}: {
  connection: ConnectionReport;
  onSynced: () => void;
  align?: 'center' | 'end';
}) {
  const { start, error, isStarting, isLate } = useSyncNow(connection, onSynced);
  const isRunning = connection.sync.state === 'running';
  return (
    <Flex direction="column" gap="2" align={align}>
      <Button
        variant="secondary"
        aria-label={`Sync now: ${connection.title}`}
        isPending={isStarting}
        isDisabled={isRunning}
        onPress={() => void start()}
      >
        Sync now
      </Button>
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {isStarting && 'Starting'}
        {isLate &&
          'Asked for, and not begun yet: it begins as soon as a backend is free.'}
      </Text>
      {error && (
        <ErrorPanel
          title="The sync could not be started"
          error={error}
          onRetry={() => void start()}
        />
      )}
    </Flex>
  );
}
