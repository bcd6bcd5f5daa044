import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ChangeList } from '../change/ChangeList';
import { entraApiRef } from '../client/entraApiRef';
import { NotTold } from '../conditionalAccess/NotTold';
import { PagedList } from '../pager/PagedList';
import { usePages } from '../pager/usePages';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const pages = usePages(
    JSON.stringify([connection, entity, finishedAt]),
    (page, signal) =>
      inventory.changes({ connection, entity, days: DAYS, ...page }, signal),
  );
  const { value } = pages;
  return (
    <Panel title={t('entity.changes.title', { days: DAYS })}>
      <PagedList
        name={t('entity.changes.list')}
        pages={pages}
        empty={<Text as="p">{t('entity.changes.none')}</Text>}
      >
        {(page, isStale) => (
          <ChangeList
            items={page?.items}
            isStale={isStale}
            connection={connection}
          />
        )}
      </PagedList>
      {value && <NotTold sentences={value.asOf.incomplete} />}
    </Panel>
  );
}
