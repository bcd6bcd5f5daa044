import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Flex, Text } from '@backstage/ui';
import styles from './ScopeWarnings.module.css';

/** What a missing permission, licence or role takes away, the worst first, with what to do. */
export function ScopeWarnings({
  warnings,
}: {
  warnings: ConnectionReport['warnings'];
}) {
  if (!warnings.length) {
    return (
      <Text as="p" color="secondary">
        Everything that was asked for can be read.
      </Text>
    );
  }
  return (
    <Flex direction="column" gap="3" role="list" aria-label="Scope warnings">
      {warnings.map(({ permission, text, features, checks, fallback }) => (
        <div role="listitem" key={text}>
          <Alert
            status="warning"
            icon
            title={
              permission ? `${permission} is not granted` : features.join(', ')
            }
            description={
              <div className={styles.text}>
                <p>{text}</p>
                <dl>
                  <dt>Degrades</dt>
                  <dd>{features.join(', ')}</dd>
                  {checks.length > 0 && (
                    <>
                      <dt>Unknown</dt>
                      <dd>{checks.join(', ')}</dd>
                    </>
                  )}
                  {fallback && (
                    <>
                      <dt>Instead</dt>
                      <dd>{fallback}</dd>
                    </>
                  )}
                </dl>
              </div>
            }
          />
        </div>
      ))}
    </Flex>
  );
}
