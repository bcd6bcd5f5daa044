import type { ConnectionReport } from '@entra-posture/core';
import { Alert } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import { ReconnectButton } from './ReconnectButton';

/** The login refuses for good: what is shown is old, and only a person can mend it. */
export function ReconnectAlert({
  connection,
  options,
}: {
  connection: ConnectionReport;
  options?: ConnectOptions;
}) {
  const { t } = useEntraTranslation();
  const { reconnect, source } = connection.connection;
  const { finishedAt } = connection.sync;
  if (!reconnect) return null;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={
        finishedAt
          ? t('connect.reconnect.stale', { when: <When at={finishedAt} /> })
          : t('connect.reconnect.neverRead')
      }
      description={
        source === 'config'
          ? t('connect.reconnect.inConfig', { reconnect })
          : reconnect
      }
      customActions={
        source === 'page' && options?.may.update ? (
          <ReconnectButton
            connection={connection}
            options={options}
            variant="primary"
          />
        ) : undefined
      }
    />
  );
}
