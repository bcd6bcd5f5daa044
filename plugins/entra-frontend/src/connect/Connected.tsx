import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Button, Flex } from '@backstage/ui';
import type { ConnectOptions, FinishResult } from '../client/connect';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const { account, granted = [], withheld = [] } = result;
  const title = result.title ?? t('connect.connected.theTenant');
  const lost = options
    ? featuresWithout(options, withheld, account ? 'signIn' : 'application')
    : [];
  return (
    <Alert
      role="status"
      status={withheld.length ? 'warning' : 'success'}
      icon
      title={
        account
          ? t('connect.connected.titleAs', { title, account })
          : t('connect.connected.title', { title })
      }
      description={
        <Flex direction="column" gap="2">
          <span>
            {granted.length > 0
              ? t('connect.connected.granted', {
                  permissions: granted.join(', '),
                })
              : t('connect.connected.begins')}
          </span>
          {withheld.length > 0 && (
            <span>
              {lost.length > 0
                ? t('connect.connected.withheldDegrading', {
                    permissions: withheld.join(', '),
                    features: lost.join(', '),
                  })
                : t('connect.connected.withheld', {
                    permissions: withheld.join(', '),
                  })}
            </span>
          )}
          {connection && options && (
            <GrantMissing
              connection={connection}
              options={options}
              missing={withheld}
              label={t('connect.connected.grant')}
            />
          )}
        </Flex>
      }
      customActions={
        <Button size="small" variant="secondary" onPress={onDismiss}>
          {t('connect.connected.dismiss')}
        </Button>
      }
    />
  );
}
