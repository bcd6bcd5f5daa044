import type { AsOf } from '@entra-posture/core';
import { ReactNode, useRef } from 'react';
import { ExportList } from '../export/ExportList';
import type { ListFile } from '../export/listFile';
import { Notices } from '../notice/Notices';
import { ErrorPanel } from '../states/ErrorPanel';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { Pager } from './Pager';
import styles from './PagedTable.module.css';
import { PAGE, Pages } from './usePages';

interface ListAnswer<Row> {
  asOf: AsOf;
  total: number;
  items: Row[];
  nextCursor?: string;
}

/** A page of a list as a table, in all its states: loading, stale, failed, empty. */
export function PagedTable<Row extends object>({
  name,
  pages,
  columns,
  keyOf,
  onOpen,
  notices = true,
  filters,
  file,
  empty,
}: {
  /** What is listed, such as `Apps`. */
  name: string;
  pages: Pages<ListAnswer<Row>>;
  columns: readonly NamedColumn<Row>[];
  keyOf: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Off where the page shows them already. */
  notices?: boolean;
  filters?: ReactNode;
  /** How it is taken away as a file. */
  file?: ListFile<Row>;
  empty: ReactNode;
}) {
  const { value, error, isStale, reload, cursors } = pages;
  const region = useRef<HTMLElement>(null);
  const isEmpty = value?.total === 0;
  return (
    <>
      {notices && value && <Notices asOf={value.asOf} />}
      {filters}
      {file && <ExportList file={file} isEmpty={!value?.total} />}
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {isEmpty && empty}
      {!isEmpty && (!error || value) && (
        <section
          ref={region}
          tabIndex={-1}
          aria-label={`List of ${name.toLowerCase()}`}
          className={styles.region}
        >
          <NamedTable
            name={name}
            columns={columns}
            rows={value?.items}
            keyOf={keyOf}
            pendingRows={8}
            isStale={isStale}
            onOpen={onOpen}
          />
        </section>
      )}
      {value && !isEmpty && (
        <Pager
          label={name.toLowerCase()}
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
