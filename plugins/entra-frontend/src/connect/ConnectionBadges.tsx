import type { ConnectionReport } from '@entra-posture/core';
import { Badge } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { useEntraTranslation } from '../translation';
import styles from './ConnectionBadges.module.css';

/** How a tenant is connected, at a glance. */
export function ConnectionBadges({
  connection,
  options,
}: {
  connection: ConnectionReport;
  options?: ConnectOptions;
}) {
  const { t } = useEntraTranslation();
  const { source, credential, cloud, paused, account } = connection.connection;
  const cloudTitle =
    options?.clouds.find(({ id }) => id === cloud)?.title ?? cloud;
  const kind = t(`connect.badges.credential.${credential}`);
  return (
    <ul
      className={styles.list}
      aria-label={t('connect.badges.label', { title: connection.title })}
    >
      {[
        paused && t('connect.badges.paused'),
        source === 'config'
          ? t('connect.badges.fromConfig')
          : t('connect.badges.fromPage'),
        account
          ? t('connect.badges.credentialAs', {
              credential: kind,
              account,
            })
          : kind,
        cloudTitle,
      ]
        .filter(Boolean)
        .map(text => (
          <li key={String(text)}>
            <Badge size="small">{text}</Badge>
          </li>
        ))}
    </ul>
  );
}
