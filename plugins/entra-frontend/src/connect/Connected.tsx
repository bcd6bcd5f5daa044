import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Button, Flex } from '@backstage/ui';
import type { ConnectOptions, FinishResult } from '../client/connect';
import { featuresWithout } from './consent';
import { GrantMissing } from './GrantMissing';

/** The tenant is connected: what Microsoft granted, and what it lacks. */
export function Connected({
  result,
  options,
  connection,
  onDismiss,
}: {
  result: FinishResult;
  options?: ConnectOptions;
  /** Absent until the list of connections has it. */
  connection?: ConnectionReport;
  onDismiss: () => void;
}) {
  const { title, account, granted = [], withheld = [] } = result;
  const lost = options
    ? featuresWithout(options, withheld, account ? 'signIn' : 'application')
    : [];
  return (
    <Alert
      role="status"
      status={withheld.length ? 'warning' : 'success'}
      icon
      title={`${title ?? 'The tenant'} is connected${account ? ` as ${account}` : ''}`}
      description={
        <Flex direction="column" gap="2">
          <span>
            {granted.length > 0 && `Granted: ${granted.join(', ')}. `}
            The first sync begins by itself.
          </span>
          {withheld.length > 0 && (
            <span>
              Withheld: {withheld.join(', ')}.
              {lost.length > 0 && ` Degraded by it: ${lost.join(', ')}.`}
            </span>
          )}
          {connection && options && (
            <GrantMissing
              connection={connection}
              options={options}
              missing={withheld}
              label="Grant missing"
            />
          )}
        </Flex>
      }
      customActions={
        <Button size="small" variant="secondary" onPress={onDismiss}>
          Dismiss
        </Button>
      }
    />
  );
}
