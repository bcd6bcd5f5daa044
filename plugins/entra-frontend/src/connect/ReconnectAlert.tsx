import type { ConnectionReport } from '@entra-posture/core';
import { Alert } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { When } from '../time/When';
import { ReconnectButton } from './ReconnectButton';

/** The login refuses for good: what is shown is old, and only a person can mend it. */
export function ReconnectAlert({
  connection,
  options,
}: {
  connection: ConnectionReport;
  options?: ConnectOptions;
}) {
  const { reconnect, source } = connection.connection;
  const { finishedAt } = connection.sync;
  if (!reconnect) return null;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={
        finishedAt ? (
          <>
            The sign-in is no longer valid; data as of <When at={finishedAt} />
          </>
        ) : (
          'The sign-in is no longer valid; nothing has been read yet'
        )
      }
      description={
        source === 'config'
          ? `${reconnect} Its credential is in the portal’s app-config, under entra.connections.`
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
