import type { ConnectionReport } from '@entra-posture/core';
import { Button, Flex, Text } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { CopyText } from '../copy/CopyText';
import { ErrorPanel } from '../states/ErrorPanel';
import { authorizeMode } from './authorizeMode';
import { useBegin } from './useBegin';

/** One button that asks for exactly what is missing; where nobody here can ask, what to add and where. */
export function GrantMissing({
  connection,
  options,
  missing,
  label = `Grant ${missing.join(', ')}`,
}: {
  connection: ConnectionReport;
  options: ConnectOptions;
  missing: readonly string[];
  label?: string;
}) {
  const { start, isBusy, error } = useBegin();
  if (!missing.length) return null;
  const mode = authorizeMode(connection);
  if (!mode) return <ToAdd connection={connection} missing={missing} />;
  if (!options.may.update || !options.signIn.available) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {options.signIn.available
          ? 'Someone with the permission entra.connection.update can grant it here.'
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
        aria-label={`${label}: ${connection.title}`}
        isPending={isBusy}
        onPress={ask}
      >
        {label}
      </Button>
      {error && (
        <ErrorPanel
          title="The consent could not be started"
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
  const { credential, clientId } = connection.connection;
  const names = missing.join(', ');
  const isOne = missing.length === 1;
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="p" variant="body-small">
        {credential === 'managedIdentity'
          ? `Assign the managed identity ${isOne ? 'this app role' : 'these app roles'} of Microsoft Graph: ${names}.`
          : `In the Entra admin center, open the app registration ${clientId}, add the application ${isOne ? 'permission' : 'permissions'} ${names} of Microsoft Graph, and grant admin consent.`}{' '}
        The next sync notices.
      </Text>
      <CopyText
        text={missing.join(' ')}
        action={isOne ? 'Copy its name' : 'Copy their names'}
        done="Copied"
        byHand="Copy this"
      />
    </Flex>
  );
}
