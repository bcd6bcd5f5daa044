import type { EntityDetail } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { Known } from '../known/Known';
import styles from './EntityView.module.css';
import { Panel } from './Panel';

type Role = EntityDetail['roles'][number];

/** Administrator roles of tier 0 and 1: held now or to be activated, for good or until when, and through which group. */
export function EntityRoles({
  detail: { roles, identity },
}: {
  detail: EntityDetail;
}) {
  if (!identity || identity.identity === 'device') {
    if (!roles.length) return null;
  }
  return (
    <Panel title="Privileged roles">
      {roles.length > 0 && (
        <ul className={styles.list} aria-label="Privileged roles">
          {roles.map((each, index) => (
            // Through two groups, one role is held twice.
            // eslint-disable-next-line react/no-array-index-key
            <li key={`${each.role} ${each.assignment} ${index}`}>
              <Text weight="bold">
                <bdi>{each.label}</bdi>
              </Text>
              <Text as="p" variant="body-small" color="secondary">
                {heldText(each)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {!roles.length &&
        (identity?.standing === null ? (
          <Known value={null}>Roles cannot be read</Known>
        ) : (
          <Text as="p">None of tier 0 or tier 1.</Text>
        ))}
    </Panel>
  );
}

function heldText({ assignment, permanent }: Role): string {
  if (assignment === 'eligible') {
    if (permanent === null) return 'Eligible; until when is not known';
    return permanent ? 'Eligible, without an end' : 'Eligible, until a date';
  }
  if (permanent === null) return 'Active; whether permanently is not known';
  return permanent ? 'Active permanently' : 'Active for a time';
}
