import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Button, ButtonLink, Text } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const paths = usePaths();
  const { result, isBusy, error, retry, dismiss } = useReturn(onConnected);
  if (isBusy) {
    return (
      <Text as="p" role="status">
        {t('connect.returned.finishing')}
      </Text>
    );
  }
  if (error) {
    return (
      <ErrorPanel
        title={t('connect.returned.failed')}
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
      title={t('connect.returned.notConnected')}
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
            {t('connect.returned.again')}
          </ButtonLink>
          <Button size="small" variant="secondary" onPress={dismiss}>
            {t('connect.returned.dismiss')}
          </Button>
        </>
      }
    />
  );
}
