import type { EntityDetail, EntityItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useEntraTranslation } from '../translation';
import { EntityLink } from './EntityLink';
import styles from './EntityView.module.css';
import { Panel } from './Panel';

/** As many as an answer lists. */
const LISTED = 50;

/** The groups that it is in, and who is in it. */
export function Neighbours({
  detail: { entity, identity, memberOf, members, asOf },
}: {
  detail: EntityDetail;
}) {
  const { t } = useEntraTranslation();
  const { connection } = asOf;
  const mayBeMember = identity !== null || entity.kind === 'group';
  return (
    <>
      {mayBeMember && (
        <Panel title={t('entity.groups.title')}>
          {memberOf.length ? (
            <Items
              items={memberOf}
              label={t('entity.groups.title')}
              connection={connection}
            />
          ) : (
            <Text as="p">{t('entity.groups.none')}</Text>
          )}
          {memberOf.length === LISTED && (
            <Text as="p" color="secondary" className={styles.more}>
              {t('entity.groups.first', { number: LISTED })}
            </Text>
          )}
        </Panel>
      )}
      {entity.kind === 'group' && (
        <Panel title={t('entity.members.title', { total: members.total })}>
          {members.items.length ? (
            <Items
              items={members.items}
              label={t('entity.members.list')}
              connection={connection}
              withKind
            />
          ) : (
            <Text as="p">{t('entity.members.none')}</Text>
          )}
          {members.total > members.items.length && (
            <Text as="p" color="secondary" className={styles.more}>
              {t('entity.members.first', {
                number: members.items.length,
                total: members.total,
              })}
            </Text>
          )}
        </Panel>
      )}
    </>
  );
}

function Items({
  items,
  label,
  connection,
  withKind = false,
}: {
  items: readonly EntityItem[];
  label: string;
  connection: string;
  withKind?: boolean;
}) {
  const { t } = useEntraTranslation();
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(item => (
        <li key={`${item.kind} ${item.entity}`}>
          <EntityLink item={item} connection={connection} />
          {withKind && (
            <Text variant="body-small" color="secondary">
              {' '}
              {t(`identity.entity.${item.kind}`)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
