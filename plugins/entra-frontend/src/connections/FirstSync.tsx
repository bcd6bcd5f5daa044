import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';
import { SyncButton } from './SyncButton';
import { SyncProgress } from './SyncProgress';

/** Before the first sync has finished there is nothing to judge: what goes on instead, and how to get it going. */
export function FirstSync({
  connection,
  onSynced,
}: {
  connection: ConnectionReport;
  onSynced: () => void;
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const { sync, title } = connection;
  if (sync.state === 'running') return <SyncProgress connection={connection} />;
  return (
    <>
      {sync.problem && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('connections.firstSync.failed', { title })}
          description={sync.problem}
        />
      )}
      <EmptyPanel
        title={
          sync.state === 'never'
            ? t('connections.firstSync.notBegun')
            : t('connections.firstSync.nothingRead')
        }
        action={
          <SyncButton
            connection={connection}
            onSynced={onSynced}
            align="center"
          />
        }
      >
        {sync.state === 'never'
          ? t('connections.firstSync.beginsItself')
          : t('connections.firstSync.putRight')}{' '}
        <Link href={connections}>{t('connections.firstSync.see')}</Link>
      </EmptyPanel>
    </>
  );
}
