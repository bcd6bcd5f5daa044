import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import type { ConnectOptions } from '../client/connect';
import { entraApiRef } from '../client/entraApiRef';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { ErrorPanel } from '../states/ErrorPanel';
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
        Managed in the portal’s app-config, under entra.connections: change or
        remove it there.
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
  const pauseName = paused ? 'Resume' : 'Pause';
  return (
    <>
      <Flex
        gap="1"
        style={{ flexWrap: 'wrap' }}
        role="group"
        aria-label={`Manage ${title}`}
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
              aria-label={`Grant more permissions: ${title}`}
              href={connectPaths.change(connections, id)}
            >
              Grant more permissions
            </ButtonLink>
            <Button
              {...button}
              aria-label={`Rename: ${title}`}
              onPress={() => setOpen('rename')}
            >
              Rename
            </Button>
            <Button
              {...button}
              aria-label={`${pauseName}: ${title}`}
              isPending={pause.isBusy}
              onPress={() => void pause.start()}
            >
              {pauseName}
            </Button>
          </>
        )}
        {may.disconnect && (
          <Button
            {...button}
            destructive
            aria-label={`Disconnect: ${title}`}
            onPress={() => setOpen('disconnect')}
          >
            Disconnect
          </Button>
        )}
      </Flex>
      {pause.error && (
        <ErrorPanel
          title={`It could not be ${paused ? 'resumed' : 'paused'}`}
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
