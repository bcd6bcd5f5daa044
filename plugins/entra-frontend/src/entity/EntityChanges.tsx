import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ChangeList } from '../change/ChangeList';
import { entraApiRef } from '../client/entraApiRef';
import { NotTold } from '../conditionalAccess/NotTold';
import { Pager } from '../pager/Pager';
import { PAGE, usePages } from '../pager/usePages';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { Panel } from './Panel';

const DAYS = 90;

/** What happened to it, and memberships from and to it. */
export function EntityChanges({
  connection,
  entity,
  finishedAt,
}: {
  connection: string;
  entity: string;
  finishedAt?: string;
}) {
  const { inventory } = useApi(entraApiRef);
  const { value, error, isPending, isStale, reload, cursors } = usePages(
    JSON.stringify([connection, entity, finishedAt]),
    (page, signal) =>
      inventory.changes({ connection, entity, days: DAYS, ...page }, signal),
  );
  return (
    <Panel title={`Changes in ${DAYS} days`}>
      {isPending && <Placeholder width="100%" height={80} />}
      {error && (
        <ErrorPanel
          title="The changes could not be loaded"
          error={error}
          onRetry={reload}
        />
      )}
      {value && value.total === 0 && (
        <Text as="p">None that a sync has seen.</Text>
      )}
      {value && value.total > 0 && (
        <>
          <ChangeList items={value.items} connection={connection} />
          <Pager
            label="changes"
            cursors={cursors}
            pageSize={PAGE}
            shown={value.items.length}
            total={value.total}
            nextCursor={value.nextCursor}
            isStale={isStale}
          />
        </>
      )}
      {value && <NotTold sentences={value.asOf.incomplete} />}
    </Panel>
  );
}
