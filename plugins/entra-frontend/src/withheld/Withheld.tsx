import { Alert } from '@backstage/ui';
import { withheld } from '@entra-posture/core';
import styles from './Withheld.module.css';

/** Whether the backend kept a name back from who may not see people. */
export function isWithheld(label: string): boolean {
  return label === withheld;
}

/** Where something of a person would stand: known, and not for this reader. */
export function Withheld() {
  return <span className={styles.withheld}>Withheld</span>;
}

/** Said once on a page where anything is withheld. */
export function WithheldNotice() {
  return (
    <Alert
      status="info"
      icon
      title="Personal data is withheld"
      description="You see people by their object ids: names, factors and last activity need the permission entra.personalData.read. Ask who runs this portal for it."
    />
  );
}
