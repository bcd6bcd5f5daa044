import type { ChangeItem } from '@entra-posture/core';
import { Text, VisuallyHidden } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { Placeholder } from '../states/Placeholder';
import { When } from '../time/When';
import styles from './ChangeList.module.css';

const acts: Record<ChangeItem['change'], string> = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
};

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
  if (!items) {
    return (
      <div aria-busy="true">
        <VisuallyHidden>Loading what changed</VisuallyHidden>
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
            {acts[item.change]}: {item.title}, <bdi>{item.label}</bdi>
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
  return (
    <>
      <dl>
        {properties.map(({ name, before, after, added, removed }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              {added?.length ? <>added {added.join(', ')} </> : null}
              {removed?.length ? <>removed {removed.join(', ')}</> : null}
              {!added && !removed && (
                <>
                  <bdi>{before ?? 'nothing'}</bdi> became{' '}
                  <bdi>{after ?? 'nothing'}</bdi>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {moreProperties ? (
        <Text as="p" variant="body-small" color="secondary">
          and {moreProperties.toLocaleString('en')} more
        </Text>
      ) : null}
    </>
  );
}

/** Reads see that something changed, not the moment in which it did. */
function Between({ item: { notBefore, seenAt } }: { item: ChangeItem }) {
  return notBefore ? (
    <>
      Between <When at={notBefore} /> and <When at={seenAt} />
    </>
  ) : (
    <>
      Seen <When at={seenAt} />
    </>
  );
}

function By({
  item: { who, auditRecords },
  connection,
}: {
  item: ChangeItem;
  connection: string;
}) {
  if (who) {
    return (
      <>
        by <EntityLink item={who.by} connection={connection} />
      </>
    );
  }
  return (
    <>
      {auditRecords > 1
        ? `by whom is not certain: ${auditRecords} audit records can have caused it`
        : 'by whom the audit log does not tell'}
    </>
  );
}
