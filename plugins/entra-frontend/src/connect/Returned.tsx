import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Button, ButtonLink, Text } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { ErrorPanel } from '../states/ErrorPanel';
import { Connected } from './Connected';
import { useReturn } from './useReturn';

/** What came of the way to Microsoft and back. */
export function Returned({
  options,
  connections,
  onConnected,
}: {
  options?: ConnectOptions;
  connections: readonly ConnectionReport[];
  onConnected: () => void;
}) {
  const paths = usePaths();
  const { result, isBusy, error, retry, dismiss } = useReturn(onConnected);
  if (isBusy) {
    return (
      <Text as="p" role="status">
        Finishing the connection. After a consent this takes some seconds.
      </Text>
    );
  }
  if (error) {
    return (
      <ErrorPanel
        title="The connection could not be finished"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!result) return null;
  if (result.outcome === 'connected') {
    return (
      <Connected
        result={result}
        options={options}
        connection={connections.find(({ id }) => id === result.connection)}
        onDismiss={dismiss}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="The tenant was not connected"
      description={result.problem}
      customActions={
        <>
          <ButtonLink
            size="small"
            variant="primary"
            href={
              result.connection
                ? connectPaths.change(paths.connections, result.connection)
                : connectPaths.connect(paths.connections)
            }
          >
            Try again
          </ButtonLink>
          <Button size="small" variant="secondary" onPress={dismiss}>
            Dismiss
          </Button>
        </>
      }
    />
  );
}
