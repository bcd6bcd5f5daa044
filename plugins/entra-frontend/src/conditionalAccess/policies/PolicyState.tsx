import type { CaPolicyItem } from '@entra-posture/core';
import { useEntraTranslation } from '../../translation';
import styles from './PolicyState.module.css';

/** Whether a policy is in force, as a word and a shape. */
export function PolicyState({ state }: { state: CaPolicyItem['state'] }) {
  const { t } = useEntraTranslation();
  return (
    <span className={styles.state} data-state={state}>
      {t(`conditionalAccess.policies.state.${state}`)}
    </span>
  );
}
