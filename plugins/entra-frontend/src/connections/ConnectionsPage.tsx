import type { ConnectionReport } from '@entra-posture/core';
import { Alert, ButtonLink, Container, Flex, Link } from '@backstage/ui';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { AddedChecks } from '../check/AddedChecks';
import { BrowsePage } from '../connect/BrowsePage';
import { ConnectPage } from '../connect/ConnectPage';
import { Returned } from '../connect/Returned';
import { useConnectOptions } from '../connect/useConnectOptions';
import { connectPaths, connectView } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { ConnectionCard } from './ConnectionCard';
import { ConnectionsSkeleton } from './ConnectionsSkeleton';
import { NoConnections } from './NoConnections';
import { useConnections } from './useConnections';

/** Each connected tenant: how its sync goes, what it may read, and what that leaves unknown; and how one is connected. */
export function ConnectionsPage() {
  const { t } = useEntraTranslation();
  const paths = usePaths();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const view = connectView(search);
  const known = useConnections();
  const options = useConnectOptions();
  const [saved, setSaved] = useState<string>();

  const failed = [known, options].filter(({ error }) => error);
  const connections = known.value?.connections ?? [];
  const changed =
    view.at === 'change'
      ? connections.find(({ id }) => id === view.connection)
      : undefined;
  const isPending =
    known.isPending || (view.at !== 'list' && options.isPending);

  function onSaved(title: string) {
    setSaved(title);
    known.reload();
    navigate(paths.connections, { replace: true });
  }

  return (
    <Container pt="2" pb="6">
      <AddedChecks of={known.value}>
        <Flex direction="column" gap="6">
          {isPending && <ConnectionsSkeleton />}
          {failed.map(({ error, reload }) => (
            <ErrorPanel
              key={error!.message}
              title={
                error === known.error
                  ? undefined
                  : t('connections.page.optionsFailed')
              }
              error={error!}
              onRetry={reload}
            />
          ))}
          {view.at === 'list' && (
            <>
              <Returned
                options={options.value}
                connections={connections}
                onConnected={known.reload}
              />
              {saved && (
                <Alert
                  role="status"
                  status="success"
                  icon
                  title={t('connections.page.saved', { title: saved })}
                  description={t('connections.page.savedNext')}
                />
              )}
              {known.value && connections.length > 0 && (
                <Flex justify="end">
                  <ButtonLink
                    variant="primary"
                    href={connectPaths.browse(paths.connections)}
                  >
                    {t('connections.page.browse')}
                  </ButtonLink>
                </Flex>
              )}
              {known.value && !connections.length && <NoConnections />}
              {connections.map(connection => (
                <ConnectionCard
                  key={connection.id}
                  connection={connection}
                  options={options.value}
                  isFolded={connections.length > 1}
                  onChanged={known.reload}
                />
              ))}
            </>
          )}
          {view.at === 'browse' && options.value && (
            <BrowsePage options={options.value} />
          )}
          {view.at === 'connect' && options.value && (
            <ConnectPage options={options.value} onSaved={onSaved} />
          )}
          {view.at === 'change' && options.value && known.value && (
            <Change
              id={view.connection}
              connection={changed}
              options={options.value}
              onSaved={onSaved}
            />
          )}
        </Flex>
      </AddedChecks>
    </Container>
  );
}

/** An address may name a connection that is gone, or one that is not changed here. */
function Change({
  id,
  connection,
  ...props
}: Omit<Parameters<typeof ConnectPage>[0], 'connection'> & {
  id: string;
  connection?: ConnectionReport;
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  if (connection?.connection.source === 'page')
    return <ConnectPage key={id} connection={connection} {...props} />;
  return (
    <EmptyPanel
      title={
        connection
          ? t('connections.page.managedInConfig', { title: connection.title })
          : t('connections.page.gone', { id })
      }
      action={<Link href={connections}>{t('connections.page.back')}</Link>}
    >
      {connection
        ? t('connections.page.managedInConfigWhy')
        : t('connections.page.goneWhy')}
    </EmptyPanel>
  );
}
