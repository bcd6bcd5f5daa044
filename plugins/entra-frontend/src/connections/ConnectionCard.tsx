import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { ConnectionActions } from '../connect/ConnectionActions';
import { ConnectionBadges } from '../connect/ConnectionBadges';
import { ReconnectAlert } from '../connect/ReconnectAlert';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import { ConnectionTables } from './ConnectionTables';
import { Licences } from './Licences';
import { ScopeWarnings } from './ScopeWarnings';
import { SyncButton } from './SyncButton';
import { SyncProgress } from './SyncProgress';

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
  const { t } = useEntraTranslation();
  const { title, sync, asOf, licences } = connection;
  const { paused, reconnect } = connection.connection;
  const facts = {
    what: asOf.demo
      ? t('connections.card.demo')
      : t('connections.card.product'),
    tenant: asOf.tenantId,
    state: t(`connections.state.${sync.state}`),
  };
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
              {sync.finishedAt
                ? t('connections.card.factsFinished', {
                    ...facts,
                    when: <When at={sync.finishedAt} />,
                  })
                : t('connections.card.facts', facts)}
            </Text>
            <ConnectionBadges connection={connection} options={options} />
          </Flex>
          {paused ? (
            <Text as="p" variant="body-small" color="secondary">
              {t('connections.card.paused')}
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
                  ? t('connections.card.failedStays')
                  : t('connections.card.failed')
              }
              description={sync.problem ?? t('connections.card.failedSilently')}
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
