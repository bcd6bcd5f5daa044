import type { EntityDetail, EntityItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { entityKindNames } from '../identity/names';
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
  const { connection } = asOf;
  const mayBeMember = identity !== null || entity.kind === 'group';
  return (
    <>
      {mayBeMember && (
        <Panel title="Groups">
          {memberOf.length ? (
            <Items items={memberOf} label="Groups" connection={connection} />
          ) : (
            <Text as="p">In no group that was read.</Text>
          )}
          {memberOf.length === LISTED && (
            <Text as="p" color="secondary" className={styles.more}>
              The first {LISTED}; there may be more.
            </Text>
          )}
        </Panel>
      )}
      {entity.kind === 'group' && (
        <Panel title={`Members (${members.total.toLocaleString('en')})`}>
          {members.items.length ? (
            <Items
              items={members.items}
              label="Members"
              connection={connection}
              withKind
            />
          ) : (
            <Text as="p">Nobody that was read.</Text>
          )}
          {members.total > members.items.length && (
            <Text as="p" color="secondary" className={styles.more}>
              The first {members.items.length} of{' '}
              {members.total.toLocaleString('en')}.
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
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(item => (
        <li key={`${item.kind} ${item.entity}`}>
          <EntityLink item={item} connection={connection} />
          {withKind && (
            <Text variant="body-small" color="secondary">
              {' '}
              {entityKindNames[item.kind]}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
