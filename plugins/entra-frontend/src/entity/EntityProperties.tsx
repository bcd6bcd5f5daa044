import type { EntityDetail } from '@entra-posture/core';
import { Facts } from '../findings/Facts';
import { useEntraTranslation } from '../translation';
import { isWithheld, Withheld } from '../withheld/Withheld';
import { Panel } from './Panel';
import styles from './EntityView.module.css';

/** Property values under the names that Microsoft Graph has for them. */
export function EntityProperties({
  detail: { entity, properties },
}: {
  detail: EntityDetail;
}) {
  const { t } = useEntraTranslation();
  return (
    <Panel title={t('entity.properties.title')}>
      <Facts facts={properties} />
      {isWithheld(entity.label) && (
        <p className={styles.more}>
          {t('entity.properties.withheld', { withheld: <Withheld /> })}
        </p>
      )}
    </Panel>
  );
}
