import styles from './TenantName.module.css';

/** A name that somebody gave in the tenant: it may be long and in any script. */
export function TenantName({ children }: { children: string }) {
  return (
    <bdi className={styles.name} title={children}>
      {children}
    </bdi>
  );
}
