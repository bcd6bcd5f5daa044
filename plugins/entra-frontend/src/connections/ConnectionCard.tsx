import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { ConnectionActions } from '../connect/ConnectionActions';
import { ConnectionBadges } from '../connect/ConnectionBadges';
import { ReconnectAlert } from '../connect/ReconnectAlert';
import { When } from '../time/When';
import { ConnectionTables } from './ConnectionTables';
import { Licences } from './Licences';
import { ScopeWarnings } from './ScopeWarnings';
import { SyncButton } from './SyncButton';
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
  options,
  isFolded = false,
  onChanged,
}: {
  connection: ConnectionReport;
  /** Absent until they are known: nothing is offered then. */
  options?: ConnectOptions;
  /** Shows the long tables only when they are asked for. */
  isFolded?: boolean;
  onChanged: () => void;
}) {
  const { title, sync, asOf, licences } = connection;
  const { paused, reconnect } = connection.connection;
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
              {asOf.demo
                ? 'Demo tenant: this is emulated data'
                : 'Microsoft Entra ID'}{' '}
              · {asOf.tenantId} · {stateNames[sync.state]}
              {sync.finishedAt && (
                <>
                  , last finished <When at={sync.finishedAt} />
                </>
              )}
            </Text>
            <ConnectionBadges connection={connection} options={options} />
          </Flex>
          {paused ? (
            <Text as="p" variant="body-small" color="secondary">
              Paused: not read until it is resumed
            </Text>
          ) : (
            options?.may.sync !== false && (
              <SyncButton connection={connection} onSynced={onChanged} />
            )
          )}
        </Flex>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          <ReconnectAlert connection={connection} options={options} />
          {options && (
            <ConnectionActions
              connection={connection}
              options={options}
              onChanged={onChanged}
            />
          )}
          {sync.state === 'failed' && !reconnect && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={
                sync.finishedAt
                  ? 'The last sync failed; the data of the one before stays'
                  : 'The last sync failed'
              }
              description={
                sync.problem ??
                'It said nothing about why; the backend’s log has more.'
              }
            />
          )}
          {sync.state === 'running' && <SyncProgress connection={connection} />}
          <ScopeWarnings connection={connection} options={options} />
          <Licences licences={licences} />
          <ConnectionTables connection={connection} isFolded={isFolded} />
        </Flex>
      </CardBody>
    </Card>
  );
}
