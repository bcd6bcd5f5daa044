import type { ConnectionReport } from '@entra-posture/core';
import { Button, ButtonLink, Flex } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { authorizeMode } from './authorizeMode';
import { useBegin } from './useBegin';

/** Signs in anew with what was asked for before; where a credential is needed, goes to its form. */
export function ReconnectButton({
  connection,
  options,
  variant,
}: {
  connection: ConnectionReport;
  options: ConnectOptions;
  variant: 'primary' | 'tertiary';
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const { start, isBusy, error } = useBegin();
  const { id, title, asOf } = connection;
  const { cloud, asked } = connection.connection;
  const mode = authorizeMode(connection);
  const label = t('connect.reconnect.actionOf', { title });
  if (!mode || !options.signIn.available) {
    return (
      <ButtonLink
        size="small"
        variant={variant}
        aria-label={label}
        href={connectPaths.change(connections, id)}
      >
        {t('connect.reconnect.action')}
      </ButtonLink>
    );
  }
  const reconnect = () =>
    void start({
      mode,
      cloud,
      tenant: asOf.tenantId,
      ...(asked?.length
        ? { set: 'custom', permissions: asked }
        : { set: 'recommended' }),
      connection: id,
    });
  return (
    <Flex direction="column" gap="2" align="start">
      <Button
        size="small"
        variant={variant}
        aria-label={label}
        isPending={isBusy}
        onPress={reconnect}
      >
        {t('connect.reconnect.action')}
      </Button>
      {error && (
        <ErrorPanel
          title={t('connect.reconnect.failed')}
          error={error}
          onRetry={reconnect}
        />
      )}
    </Flex>
  );
}
