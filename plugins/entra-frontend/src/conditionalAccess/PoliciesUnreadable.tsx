import type { AsOf, ConnectionReport } from '@entra-posture/core';
import { Alert, Flex, Link } from '@backstage/ui';
import { GrantMissing } from '../connect/GrantMissing';
import { useConnectOptions } from '../connect/useConnectOptions';
import { usePaths } from '../routing/paths';
import { useEntraTranslation } from '../translation';
import styles from './NotTold.module.css';

/** Nothing is known of the policies: neither covered nor open, and what to grant so that it is. */
export function PoliciesUnreadable({
  connection,
  asOf,
  because,
}: {
  connection: ConnectionReport;
  asOf: AsOf;
  because: readonly string[];
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const options = useConnectOptions().value;
  const missing = [
    ...new Set(
      connection.warnings
        .filter(({ datasets }) =>
          datasets.includes('conditionalAccessPolicies'),
        )
        .flatMap(warning => warning.missing),
    ),
  ];
  const sentences = [...new Set([...asOf.incomplete, ...because])];
  return (
    <Alert
      status="warning"
      icon
      title={t('conditionalAccess.unreadable.title')}
      description={
        <Flex direction="column" gap="3" align="start">
          <span>{t('conditionalAccess.unreadable.unknown')}</span>
          {sentences.length > 0 && (
            <ul className={styles.list}>
              {sentences.map(text => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {options && (
            <GrantMissing
              connection={connection}
              options={options}
              missing={missing}
            />
          )}
          <Link href={connections}>
            {t('conditionalAccess.unreadable.connection')}
          </Link>
        </Flex>
      }
    />
  );
}

/** Whether nothing of them was ever read: then an empty list says nothing. */
export function policiesUnread({ datasets }: ConnectionReport): boolean {
  const read = datasets.find(({ id }) => id === 'conditionalAccessPolicies');
  return read !== undefined && read.state !== 'complete' && read.rows === 0;
}
