import type { FindingExplanation } from '@entra-posture/core';
import { Facts } from './Facts';
import styles from './Affected.module.css';

const kinds: Record<string, string> = {
  user: 'Person',
  group: 'Group',
  servicePrincipal: 'App',
  application: 'App registration',
  device: 'Device',
  role: 'Role',
  conditionalAccessPolicy: 'Policy',
  namedLocation: 'Location',
  policy: 'Policy',
  signIn: 'Sign-in',
  tenant: 'Tenant',
};

/** Whom a finding touches, each with its own evidence. */
export function Affected({ items }: { items: FindingExplanation['affected'] }) {
  return (
    <ul className={styles.list}>
      {items.map(({ kind, entity, label, facts }) => (
        <li key={`${kind} ${entity}`}>
          <p className={styles.name}>
            <bdi>{label}</bdi>
            <span>{kinds[kind] ?? kind}</span>
          </p>
          <Facts facts={facts} />
        </li>
      ))}
    </ul>
  );
}
