import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import type { ConnectOptions } from '../client/connect';
import { entraApiRef } from '../client/entraApiRef';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { DisconnectDialog } from './DisconnectDialog';
import { ReconnectButton } from './ReconnectButton';
import { RenameDialog } from './RenameDialog';
import { useWork } from './useWork';

/** What a person may do with a connection. One of the configuration file is changed there. */
export function ConnectionActions({
  connection,
  options,
  onChanged,
}: {
  connection: ConnectionReport;
  options: ConnectOptions;
  onChanged: () => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { connections } = usePaths();
  const [open, setOpen] = useState<'rename' | 'disconnect'>();
  const { id, title } = connection;
  const { source, paused, reconnect } = connection.connection;
  const pause = useWork(async () => {
    await api.updateConnection(id, { paused: !paused });
    onChanged();
  });
  const { may } = options;
  if (source === 'config') {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('connect.actions.managedInConfig')}
      </Text>
    );
  }
  if (!may.update && !may.disconnect) return null;
  const close = () => setOpen(undefined);
  const changed = () => {
    close();
    onChanged();
  };
  const button = { size: 'small', variant: 'tertiary' } as const;
  return (
    <>
      <Flex
        gap="1"
        style={{ flexWrap: 'wrap' }}
        role="group"
        aria-label={t('connect.actions.label', { title })}
      >
        {may.update && (
          <>
            {!reconnect && (
              <ReconnectButton
                connection={connection}
                options={options}
                variant="tertiary"
              />
            )}
            <ButtonLink
              {...button}
              aria-label={t('connect.actions.grantMoreOf', { title })}
              href={connectPaths.change(connections, id)}
            >
              {t('connect.actions.grantMore')}
            </ButtonLink>
            <Button
              {...button}
              aria-label={t('connect.actions.renameOf', { title })}
              onPress={() => setOpen('rename')}
            >
              {t('connect.actions.rename')}
            </Button>
            <Button
              {...button}
              aria-label={
                paused
                  ? t('connect.actions.resumeOf', { title })
                  : t('connect.actions.pauseOf', { title })
              }
              isPending={pause.isBusy}
              onPress={() => void pause.start()}
            >
              {paused
                ? t('connect.actions.resume')
                : t('connect.actions.pause')}
            </Button>
          </>
        )}
        {may.disconnect && (
          <Button
            {...button}
            destructive
            aria-label={t('connect.actions.disconnectOf', { title })}
            onPress={() => setOpen('disconnect')}
          >
            {t('connect.actions.disconnect')}
          </Button>
        )}
      </Flex>
      {pause.error && (
        <ErrorPanel
          title={
            paused
              ? t('connect.actions.resumeFailed')
              : t('connect.actions.pauseFailed')
          }
          error={pause.error}
          onRetry={() => void pause.start()}
        />
      )}
      {open === 'rename' && (
        <RenameDialog
          connection={connection}
          onClose={close}
          onDone={changed}
        />
      )}
      {open === 'disconnect' && (
        <DisconnectDialog
          connection={connection}
          onClose={close}
          onDone={changed}
        />
      )}
    </>
  );
}
