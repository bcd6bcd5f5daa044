import type { ConnectionReport, CredentialKind } from '@entra-posture/core';
import { Badge } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import styles from './ConnectionBadges.module.css';

const credentialNames: Record<CredentialKind, string> = {
  clientSecret: 'Client secret',
  certificate: 'Certificate',
  federated: 'Federated credential',
  managedIdentity: 'Managed identity',
  application: 'Application permissions',
  signIn: 'Signed in',
};

/** How a tenant is connected, at a glance. */
export function ConnectionBadges({
  connection,
  options,
}: {
  connection: ConnectionReport;
  options?: ConnectOptions;
}) {
  const { source, credential, cloud, paused, account } = connection.connection;
  const cloudTitle =
    options?.clouds.find(({ id }) => id === cloud)?.title ?? cloud;
  return (
    <ul
      className={styles.list}
      aria-label={`How ${connection.title} is connected`}
    >
      {[
        paused && 'Paused',
        source === 'config' ? 'From app-config' : 'From this page',
        account
          ? `${credentialNames[credential]} as ${account}`
          : credentialNames[credential],
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
