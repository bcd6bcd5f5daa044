import { useApi } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { useCallback } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { Notices } from '../notice/Notices';
import { PagedList } from '../pager/PagedList';
import { usePages } from '../pager/usePages';
import { FindingFilters, statesOf } from '../routing/useFindingFilters';
import { useEntraTranslation } from '../translation';
import { BulkActs } from './acts/BulkActs';
import { useFindingOptions } from './acts/useFindingOptions';
import { useSelection } from './acts/useSelection';
import { ExportMenu } from './export/ExportMenu';
import { FindingsFilters } from './FindingsFilters';
import { SetAside, setAsideOf } from './life/SetAside';
import { FindingsTable } from './FindingsTable';
import { NoFindings } from './NoFindings';

/** The filters and one page of what fits them. */
export function FindingsList({
  connection,
  finishedAt,
  changes,
  filters,
  onChange,
  onDecided,
}: {
  /** Absent until the connections are known: the page has its shape before. */
  connection?: string;
  /** When the last sync finished: the list after it is another list. */
  finishedAt?: string;
  /** Counts decisions: the list after each is another list. */
  changes: number;
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
  onDecided: () => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { area, minSeverity, owner, query, sort } = filters;
  const state = statesOf(filters.state);
  const filter = { area, minSeverity, state, owner, query };
  const input = { connection, ...filter, sort };
  const list = JSON.stringify([input, finishedAt, changes]);
  const options = useFindingOptions();
  const pages = usePages(list, (page, signal) =>
    connection
      ? api.findings({ ...input, ...page }, signal)
      : new Promise<never>(() => {}),
  );
  const { value } = pages;
  const { selected, selection, clear } = useSelection(value?.items, list);
  const open = useCallback(
    (finding: string) => onChange({ finding }),
    [onChange],
  );

  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      <FindingsFilters filters={filters} onChange={onChange} />
      {value && connection && (
        <Flex gap="3" align="start" justify="between">
          <SetAside
            states={setAsideOf(value.states, filters.state)}
            onShow={each => onChange({ state: each })}
          />
          {value.total > 0 && options && (
            <ExportMenu
              connection={connection}
              filter={filter}
              formats={options.formats}
            />
          )}
        </Flex>
      )}
      {options?.may.decide && connection && (
        <BulkActs
          selected={selected}
          all={
            value && value.total > value.items.length
              ? { connection, filter, total: value.total }
              : undefined
          }
          options={options}
          onChanged={onDecided}
          onClear={clear}
        />
      )}
      <PagedList
        name={t('findings.list')}
        pages={pages}
        empty={<NoFindings filters={filters} onChange={onChange} />}
      >
        {(page, isStale) => (
          <FindingsTable
            items={page?.items}
            isStale={isStale}
            selection={options?.may.decide ? selection : undefined}
            onOpen={open}
          />
        )}
      </PagedList>
    </>
  );
}
