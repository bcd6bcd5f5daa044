import { useApi } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { useCallback, useEffect, useRef } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { isStaleCursor } from '../client/serverError';
import { Notices } from '../notice/Notices';
import { Pager } from '../pager/Pager';
import { useCursors } from '../pager/useCursors';
import { FindingFilters, statesOf } from '../routing/useFindingFilters';
import { ErrorPanel } from '../states/ErrorPanel';
import { BulkActs } from './acts/BulkActs';
import { useFindingOptions } from './acts/useFindingOptions';
import { useSelection } from './acts/useSelection';
import { ExportMenu } from './export/ExportMenu';
import { FindingsFilters } from './FindingsFilters';
import { SetAside, setAsideOf } from './life/SetAside';
import { FindingsTable } from './FindingsTable';
import styles from './FindingsList.module.css';
import { NoFindings } from './NoFindings';

const PAGE = 25;

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
  const api = useApi(entraApiRef);
  const { area, minSeverity, owner, query, sort } = filters;
  const state = statesOf(filters.state);
  const filter = { area, minSeverity, state, owner, query };
  const input = { connection, ...filter, sort };
  const list = JSON.stringify([input, finishedAt, changes]);
  const options = useFindingOptions();
  const cursors = useCursors(list);
  const { cursor, page, restart } = cursors;
  const { value, error, isStale, reload } = useAnswer(
    connection ? `${list} ${cursor ?? ''}` : 'waiting for the connections',
    signal =>
      connection
        ? api.findings({ ...input, limit: PAGE, cursor }, signal)
        : new Promise<never>(() => {}),
  );
  const outdated = Boolean(error && page > 0 && isStaleCursor(error));
  useEffect(() => {
    if (outdated) restart();
  }, [outdated, restart]);
  const { selected, selection, clear } = useSelection(value?.items, list);
  const region = useRef<HTMLElement>(null);
  const open = useCallback(
    (finding: string) => onChange({ finding }),
    [onChange],
  );
  const isEmpty = value?.total === 0;

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
          {!isEmpty && options && (
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
      {error && !outdated && <ErrorPanel error={error} onRetry={reload} />}
      {isEmpty && <NoFindings filters={filters} onChange={onChange} />}
      {!isEmpty && (!error || value) && (
        <section
          ref={region}
          tabIndex={-1}
          aria-label="List of findings"
          className={styles.region}
        >
          <FindingsTable
            items={value?.items}
            isStale={isStale}
            selection={options?.may.decide ? selection : undefined}
            onOpen={open}
          />
        </section>
      )}
      {value && !isEmpty && (
        <Pager
          label="findings"
          cursors={cursors}
          pageSize={PAGE}
          shown={value.items.length}
          total={value.total}
          nextCursor={value.nextCursor}
          isStale={isStale}
          // The buttons are below the list; the next page is read from its top.
          onMove={() => region.current?.focus()}
        />
      )}
    </>
  );
}
