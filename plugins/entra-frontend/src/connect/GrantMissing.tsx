import type { ConnectionReport } from '@entra-posture/core';
import { Button, Flex, Text } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { CopyText } from '../copy/CopyText';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { authorizeMode } from './authorizeMode';
import { useBegin } from './useBegin';

/** One button that asks for exactly what is missing; where nobody here can ask, what to add and where. */
export function GrantMissing({
  connection,
  options,
  missing,
  label: given,
}: {
  connection: ConnectionReport;
  options: ConnectOptions;
  missing: readonly string[];
  label?: string;
}) {
  const { t } = useEntraTranslation();
  const { start, isBusy, error } = useBegin();
  const label =
    given ?? t('connect.grant.action', { missing: missing.join(', ') });
  if (!missing.length) return null;
  const mode = authorizeMode(connection);
  if (!mode) return <ToAdd connection={connection} missing={missing} />;
  if (!options.may.update || !options.signIn.available) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {options.signIn.available
          ? t('connect.grant.whoCan')
          : options.signIn.why}
      </Text>
    );
  }
  const ask = () =>
    void start({
      mode,
      cloud: connection.connection.cloud,
      tenant: connection.asOf.tenantId,
      set: 'custom',
      permissions: [...missing],
      connection: connection.id,
    });
  return (
    <Flex direction="column" gap="2" align="start">
      <Button
        size="small"
        variant="primary"
        aria-label={t('connect.grant.actionOf', {
          label,
          title: connection.title,
        })}
        isPending={isBusy}
        onPress={ask}
      >
        {label}
      </Button>
      {error && (
        <ErrorPanel
          title={t('connect.grant.failed')}
          error={error}
          onRetry={ask}
        />
      )}
    </Flex>
  );
}

/** An app registration of one's own is changed at Microsoft, not from here. */
function ToAdd({
  connection,
  missing,
}: {
  connection: ConnectionReport;
  missing: readonly string[];
}) {
  const { t } = useEntraTranslation();
  const { credential, clientId } = connection.connection;
  const names = missing.join(', ');
  const count = missing.length;
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="p" variant="body-small">
        {credential === 'managedIdentity'
          ? t('connect.grant.assignRole', { count, names })
          : t('connect.grant.addPermission', { count, clientId, names })}
      </Text>
      <CopyText
        text={missing.join(' ')}
        action={t('connect.grant.copyName', { count })}
        done={t('connect.grant.copied')}
        byHand={t('connect.grant.copyByHand')}
      />
    </Flex>
  );
}
