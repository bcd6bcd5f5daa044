import type { EntityDetail } from '@entra-posture/core';
import { Facts } from '../findings/Facts';
import { isWithheld, Withheld } from '../withheld/Withheld';
import { Panel } from './Panel';
import styles from './EntityView.module.css';

/** Property values under the names that Microsoft Graph has for them. */
export function EntityProperties({
  detail: { entity, properties },
}: {
  detail: EntityDetail;
}) {
  return (
    <Panel title="Properties">
      <Facts facts={properties} />
      {isWithheld(entity.label) && (
        <p className={styles.more}>
          All others: <Withheld />
        </p>
      )}
    </Panel>
  );
}
