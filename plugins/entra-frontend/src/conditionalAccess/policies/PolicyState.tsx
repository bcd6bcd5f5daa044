import type { CaPolicyItem } from '@entra-posture/core';
import { stateNames } from './states';
import styles from './PolicyState.module.css';

/** Whether a policy is in force, as a word and a shape. */
export function PolicyState({ state }: { state: CaPolicyItem['state'] }) {
  return (
    <span className={styles.state} data-state={state}>
      {stateNames[state]}
    </span>
  );
}
