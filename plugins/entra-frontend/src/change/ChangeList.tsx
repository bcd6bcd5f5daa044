import type { ChangeItem } from '@entra-posture/core';
import { Text, VisuallyHidden } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { Placeholder } from '../states/Placeholder';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import styles from './ChangeList.module.css';

/** What changed, newest first: the values before and after, between which reads, and who did it. */
export function ChangeList({
  items,
  isStale,
  connection,
}: {
  /** Absent while nothing is there yet. */
  items?: readonly ChangeItem[];
  isStale: boolean;
  connection: string;
}) {
  const { t } = useEntraTranslation();
  if (!items) {
    return (
      <div aria-busy="true">
        <VisuallyHidden>{t('change.loading')}</VisuallyHidden>
        <Placeholder width="100%" height={280} />
      </div>
    );
  }
  return (
    <ul className={styles.list} aria-busy={isStale}>
      {items.map((item, index) => (
        // The same object changes again and again: nothing but its place tells two lines apart.
        // eslint-disable-next-line react/no-array-index-key
        <li key={`${item.of} ${item.seenAt} ${index}`}>
          <Text as="p" weight="bold">
            {t(`change.act.${item.change}`, {
              title: item.title,
              name: <bdi>{item.label}</bdi>,
            })}
          </Text>
          {item.properties.length > 0 && <Properties item={item} />}
          <Text as="p" variant="body-small" color="secondary">
            <Between item={item} />, <By item={item} connection={connection} />
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Properties({
  item: { properties, moreProperties },
}: {
  item: ChangeItem;
}) {
  const { t } = useEntraTranslation();
  return (
    <>
      <dl>
        {properties.map(({ name, before, after, added, removed }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              {added?.length ? (
                <>{t('change.property.added', { values: added.join(', ') })} </>
              ) : null}
              {removed?.length
                ? t('change.property.removed', { values: removed.join(', ') })
                : null}
              {!added &&
                !removed &&
                t('change.property.became', {
                  before: <bdi>{before ?? t('change.property.nothing')}</bdi>,
                  after: <bdi>{after ?? t('change.property.nothing')}</bdi>,
                })}
            </dd>
          </div>
        ))}
      </dl>
      {moreProperties ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('change.property.more', { properties: moreProperties })}
        </Text>
      ) : null}
    </>
  );
}

/** Reads see that something changed, not the moment in which it did. */
function Between({ item: { notBefore, seenAt } }: { item: ChangeItem }) {
  const { t } = useEntraTranslation();
  return notBefore
    ? t('change.when.between', {
        from: <When at={notBefore} />,
        to: <When at={seenAt} />,
      })
    : t('change.when.seen', { when: <When at={seenAt} /> });
}

function By({
  item: { who, auditRecords },
  connection,
}: {
  item: ChangeItem;
  connection: string;
}) {
  const { t } = useEntraTranslation();
  if (who) {
    return t('change.who.by', {
      who: <EntityLink item={who.by} connection={connection} />,
    });
  }
  return (
    <>
      {auditRecords > 1
        ? t('change.who.uncertain', { records: String(auditRecords) })
        : t('change.who.unknown')}
    </>
  );
}
