import type { EntityDetail } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { Known } from '../known/Known';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import styles from './EntityView.module.css';
import { Panel } from './Panel';

type Role = EntityDetail['roles'][number];

/** Administrator roles of tier 0 and 1: held now or to be activated, for good or until when, and through which group. */
export function EntityRoles({
  detail: { roles, identity },
}: {
  detail: EntityDetail;
}) {
  const { t } = useEntraTranslation();
  if (!identity || identity.identity === 'device') {
    if (!roles.length) return null;
  }
  return (
    <Panel title={t('entity.roles.title')}>
      {roles.length > 0 && (
        <ul className={styles.list} aria-label={t('entity.roles.title')}>
          {roles.map((each, index) => (
            // Through two groups, one role is held twice.
            // eslint-disable-next-line react/no-array-index-key
            <li key={`${each.role} ${each.assignment} ${index}`}>
              <Text weight="bold">
                <bdi>{each.label}</bdi>
              </Text>
              <Text as="p" variant="body-small" color="secondary">
                {heldText(each, t)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {!roles.length &&
        (identity?.standing === null ? (
          <Known value={null}>{t('entity.roles.unreadable')}</Known>
        ) : (
          <Text as="p">{t('entity.roles.none')}</Text>
        ))}
    </Panel>
  );
}

function heldText({ assignment, permanent }: Role, t: EntraTranslate): string {
  if (assignment === 'eligible') {
    if (permanent === null) return t('entity.roles.held.eligibleUnknown');
    return permanent
      ? t('entity.roles.held.eligibleForGood')
      : t('entity.roles.held.eligibleForATime');
  }
  if (permanent === null) return t('entity.roles.held.activeUnknown');
  return permanent
    ? t('entity.roles.held.activeForGood')
    : t('entity.roles.held.activeForATime');
}
