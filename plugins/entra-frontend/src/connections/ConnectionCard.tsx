import type { ConnectionReport } from '@entra-posture/core';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { ErrorPanel } from '../states/ErrorPanel';
import { When } from '../time/When';
import { DatasetsTable } from './DatasetsTable';
import { PermissionsTable } from './PermissionsTable';
import { ScopeWarnings } from './ScopeWarnings';
import { SyncProgress } from './SyncProgress';

const stateNames: Record<ConnectionReport['sync']['state'], string> = {
  never: 'Not read yet',
  running: 'Syncing',
  idle: 'Connected',
  failed: 'Failing',
};

/** One tenant. */
export function ConnectionCard({
  connection,
  onSynced,
}: {
  connection: ConnectionReport;
  onSynced: () => void;
}) {
  const { title, sync, asOf, warnings, permissions, datasets } = connection;
  return (
    <Card>
      <CardHeader>
        <Flex
          justify="between"
          align="start"
          gap="4"
          style={{ flexWrap: 'wrap' }}
        >
          <Flex direction="column" gap="1">
            <Text as="h2" variant="title-x-small">
              {title}
            </Text>
            <Text as="p" variant="body-small" color="secondary">
              {asOf.demo ? 'Emulated tenant' : 'Microsoft Entra ID'} ·{' '}
              {asOf.tenantId} · {stateNames[sync.state]}
              {sync.finishedAt && (
                <>
                  , last finished <When at={sync.finishedAt} />
                </>
              )}
            </Text>
          </Flex>
          <SyncButton connection={connection} onSynced={onSynced} />
        </Flex>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          {sync.state === 'failed' && sync.problem && (
            <Alert
              role="alert"
              status="danger"
              icon
              title="The last sync failed; the data of the one before stays"
              description={sync.problem}
            />
          )}
          {sync.state === 'running' && (
            <SyncProgress connection={connection} first={!sync.finishedAt} />
          )}
          <ScopeWarnings warnings={warnings} />
          <Tabs>
            <TabList>
              <Tab id="permissions">Permissions</Tab>
              <Tab id="datasets">Data</Tab>
            </TabList>
            <TabPanel id="permissions">
              <PermissionsTable permissions={permissions} />
            </TabPanel>
            <TabPanel id="datasets">
              <DatasetsTable datasets={datasets} />
            </TabPanel>
          </Tabs>
        </Flex>
      </CardBody>
    </Card>
  );
}

function SyncButton({
  connection,
  onSynced,
}: {
  connection: ConnectionReport;
  onSynced: () => void;
}) {
  const api = useApi(entraApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  async function start() {
    setBusy(true);
    setError(undefined);
    try {
      await api.sync(connection.id);
      onSynced();
    } catch (thrown) {
      setError(toError(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Flex direction="column" gap="2" align="end">
      <Button
        variant="secondary"
        isPending={busy}
        isDisabled={connection.sync.state === 'running'}
        onPress={() => void start()}
      >
        Sync now
      </Button>
      {error && <ErrorPanel error={error} onRetry={() => void start()} />}
    </Flex>
  );
}
