import type { ConnectionReport, SnapshotComparison } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ChangeList } from '../change/ChangeList';
import { entraApiRef } from '../client/entraApiRef';
import { ExportList } from '../export/ExportList';
import { Notices } from '../notice/Notices';
import { PagedList } from '../pager/PagedList';
import { PageAsk, usePages } from '../pager/usePages';
import { EmptyPanel } from '../states/EmptyPanel';
import { Day } from '../time/Day';
import { useEntraTranslation } from '../translation';
import { isWithheld, WithheldNotice } from '../withheld/Withheld';
import { changeFile } from './changeFile';
import { ChangesAddress, timesOf } from './changesAddress';
import { ChangesFilters } from './ChangesFilters';
import { ChangeTotals } from './ChangeTotals';

/** The changes that fit the address, newest first. */
export function Changes({
  connection: { id, sync },
  address,
  onChange,
}: {
  connection: ConnectionReport;
  address: ChangesAddress;
  onChange: (change: Partial<ChangesAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const { area, entity } = address;
  const input = { ...timesOf(address), area, entity };
  const ask: PageAsk<SnapshotComparison> = (page, signal) =>
    inventory.changes({ connection: id, ...input, ...page }, signal);
  const pages = usePages(JSON.stringify([id, sync.finishedAt, input]), ask);
  const { value } = pages;
  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      {value?.items.some(
        ({ label, who }) =>
          isWithheld(label) || (who && isWithheld(who.by.label)),
      ) && <WithheldNotice />}
      <ChangesFilters address={address} onChange={onChange} />
      <ExportList
        file={{ what: 'changes', connection: id, ask, columns: changeFile }}
        isEmpty={!value?.total}
      />
      {value && (
        <Text as="p" color="secondary" aria-live="polite">
          {t('changes.total', {
            count: value.total,
            from: <Day at={value.from} />,
            to: <Day at={value.to} />,
          })}
        </Text>
      )}
      {value && value.total > 0 && <ChangeTotals totals={value.totals} />}
      <PagedList
        name={t('changes.list')}
        pages={pages}
        empty={
          <EmptyPanel title={t('changes.empty.title')}>
            {area || entity
              ? t('changes.empty.filtered')
              : t('changes.empty.widen')}
          </EmptyPanel>
        }
      >
        {(page, isStale) => (
          <ChangeList items={page?.items} isStale={isStale} connection={id} />
        )}
      </PagedList>
    </>
  );
}
