import type { ConnectionReport } from '@entra-posture/core';
import { Button, Flex, Text } from '@backstage/ui';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const { start, error, isStarting, isLate } = useSyncNow(connection, onSynced);
  const isRunning = connection.sync.state === 'running';
  return (
    <Flex direction="column" gap="2" align={align}>
      <Button
        variant="secondary"
        aria-label={t('connections.sync.actionOf', { title: connection.title })}
        isPending={isStarting}
        isDisabled={isRunning}
        onPress={() => void start()}
      >
        {t('connections.sync.action')}
      </Button>
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {isStarting && t('connections.sync.starting')}
        {isLate && t('connections.sync.late')}
      </Text>
      {error && (
        <ErrorPanel
          title={t('connections.sync.failed')}
          error={error}
          onRetry={() => void start()}
        />
      )}
    </Flex>
  );
}
